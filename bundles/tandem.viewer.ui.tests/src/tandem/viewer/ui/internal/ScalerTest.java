// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Random;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import tandem.screen.Area;
import tandem.screen.Frame;

/** Pictures in other sizes, and where they lie. */
class ScalerTest {

	private static Frame frame(final int width, final int height, final int... colours) {
		final var pixels = Arena.ofAuto().allocate(4L * width * height, 4);
		for (var i = 0; i < width * height; i++) {
			pixels.setAtIndex(ValueLayout.JAVA_INT, i, colours[i % colours.length]);
		}
		return new Frame(width, height, 4 * width, pixels);
	}

	private static int[] scaled(final Scaler scaler, final Frame from, final Area part) {
		final var to = Arena.ofAuto().allocate(4L * part.width() * part.height(), 4);
		scaler.scale(from, part, to);
		return to.toArray(ValueLayout.JAVA_INT);
	}

	@Test
	void averagesWhatAPixelCovers() {
		final var black = frame(4, 2, 0x000000, 0xff00ff, 0x101010, 0x303030, 0x000000, 0xff00ff, 0x101010, 0x303030);
		assertArrayEquals(new int[] { 0x800080, 0x202020 }, scaled(new Scaler(4, 2, 2, 1), black, new Area(0, 0, 2, 1)));
		final var three = frame(3, 1, 0x000000, 0x0000ff, 0xff0000);
		assertArrayEquals(new int[] { 0x000055, 0xaa0055 }, scaled(new Scaler(3, 1, 2, 1), three, new Area(0, 0, 2, 1)));
		assertArrayEquals(new int[] { 0, 0, 0xff, 0xff, 0xff0000, 0xff0000 }, scaled(new Scaler(3, 1, 6, 1), three, new Area(0, 0, 6, 1)));
	}

	@Property(tries = 200)
	void oneColourStaysThatColour(@ForAll @IntRange(min = 1, max = 90) final int width, @ForAll @IntRange(min = 1, max = 90) final int target,
			@ForAll @IntRange(min = 0, max = 0xffffff) final int colour) {
		// The byte without meaning must not leak into the colour.
		final var all = scaled(new Scaler(width, 3, target, 2), frame(width, 3, 0xee000000 | colour), new Area(0, 0, target, 2));
		for (final var pixel : all) {
			assertEquals(colour, pixel);
		}
	}

	@Property(tries = 300)
	void aPartLooksAsInTheWholeAndNothingElseChanges(@ForAll @IntRange(min = 1, max = 60) final int width, @ForAll @IntRange(min = 1, max = 60) final int height,
			@ForAll @IntRange(min = 1, max = 90) final int targetWidth, @ForAll @IntRange(min = 1, max = 90) final int targetHeight, @ForAll final long seed) {
		final var random = new Random(seed);
		final var before = frame(width, height, random.ints(width * height, 0, 1 << 24).toArray());
		final var x = random.nextInt(width);
		final var y = random.nextInt(height);
		final var changed = new Area(x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y));
		final var scaler = new Scaler(width, height, targetWidth, targetHeight);
		final var whole = new Area(0, 0, targetWidth, targetHeight);
		final var picture = scaled(scaler, before, whole);
		for (var row = changed.y(); row < changed.bottom(); row++) {
			for (var column = changed.x(); column < changed.right(); column++) {
				before.pixels().set(ValueLayout.JAVA_INT, before.offset(column, row), random.nextInt());
			}
		}
		final var part = scaler.target(changed);
		assertTrue(whole.contains(part), part::toString);
		final var pixels = scaled(scaler, before, part);
		for (var row = 0; row < part.height(); row++) {
			System.arraycopy(pixels, row * part.width(), picture, (part.y() + row) * targetWidth + part.x(), part.width());
		}
		assertArrayEquals(scaled(scaler, before, whole), picture);
	}

	@Test
	void theWholeIsCentredAndNeverEnlarged() {
		assertEquals(new Rectangle(100, 50, 200, 100), Zoom.fit(200, 100, new Point(400, 200)).bounds());
		final var small = Zoom.fit(400, 100, new Point(200, 200));
		assertEquals(0.5, small.scale());
		assertEquals(new Rectangle(0, 75, 200, 50), small.bounds());
		assertEquals(new Point(0, 0), small.toPicture(-5, 3));
		assertEquals(new Point(399, 99), small.toPicture(500, 500));
	}

	@Test
	void pixelForPixelItScrolls() {
		final var zoom = Zoom.actual(1_000, 100, new Point(400, 200), new Point(300, 0), 1);
		assertEquals(new Rectangle(-300, 50, 1_000, 100), zoom.bounds());
		assertEquals(new Point(300, 0), zoom.toPicture(0, 50));
		final var dense = Zoom.actual(1_001, 100, new Point(400, 200), new Point(10, 0), 2);
		assertEquals(new Rectangle(-10, 75, 501, 50), dense.bounds());
		assertEquals(new Point(20, 2), dense.toPicture(0, 76));
	}

	@Property(tries = 300)
	void everyPixelThatIsSeenCanBePointedAt(@ForAll @IntRange(min = 1, max = 4_000) final int width, @ForAll @IntRange(min = 1, max = 3_000) final int height,
			@ForAll @IntRange(min = 50, max = 2_000) final int canvas) {
		final var zoom = Zoom.fit(width, height, new Point(canvas, canvas));
		final var bounds = zoom.bounds();
		assertTrue(new Rectangle(0, 0, canvas, canvas).union(bounds).equals(new Rectangle(0, 0, canvas, canvas)), bounds::toString);
		assertEquals(new Point(0, 0), zoom.toPicture(bounds.x, bounds.y));
		final var last = zoom.toPicture(bounds.x + bounds.width - 1, bounds.y + bounds.height - 1);
		final var step = Math.ceil(1 / zoom.scale());
		assertTrue(last.x >= width - step && last.x < width && last.y >= height - step && last.y < height, last::toString);
	}
}
