// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.screen.Area;

/** What the encoder sends is what the decoder shows. */
@SuppressWarnings("nls")
final class TileCodecTest {

	private static final int STEPS = 25;

	/** The seed stands in the test's name. */
	@ParameterizedTest
	@CsvSource({ "1,640,480,0", "2,641,479,4", "3,65,63,0", "4,1,1,0", "5,200,1000,12", "6,1000,70,0", "7,1300,300,0" })
	void losslessIsEqualAfterEveryUpdate(final long seed, final int width, final int height, final int padding) throws Exception {
		final var desk = new Desk(width, height, padding, new Random(seed));
		try (var pair = new Pair(desk, desk.whole(), false)) {
			desk.text(desk.whole());
			pair.update(List.of());
			pair.assertSame(0);
			for (var i = 0; i < STEPS; i++) {
				pair.update(desk.happen());
				pair.assertSame(0);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14 })
	void jpegIsEqualAfterRest(final long seed) throws Exception {
		final var random = new Random(seed);
		final var desk = new Desk(700, 500, 0, random);
		try (var pair = new Pair(desk, desk.whole(), true)) {
			for (var i = 0; i < STEPS; i++) {
				final var touched = new ArrayList<Area>(desk.happen());
				touched.add(desk.photo(desk.somewhere(400)));
				pair.update(touched);
				if (random.nextInt(4) == 0) {
					pair.rest();
					pair.assertSame(0);
				}
			}
			pair.rest();
			pair.assertSame(0);
		}
	}

	@Test
	void aPhotoComesRoughFirstAndSharpLater() throws Exception {
		final var desk = new Desk(1024, 640, 0, new Random(5));
		try (var decoder = new TileDecoder()) {
			assumeTrue(decoder.ready().jpeg(), "no libturbojpeg here");
		}
		try (var pair = new Pair(desk, desk.whole(), true)) {
			desk.photo(desk.whole());
			pair.update(List.of());
			assertTrue(pair.bytes() < 1024 * 640 / 2, "JPEG saves nothing");
			pair.assertSame(60);
			assertTrue(pair.rest() > 1, "all sharpened in one go");
			pair.assertSame(0);
			assertEquals(0, pair.rest());
		}
	}

	/** Some platforms read more than they report: what was sent and what the encoder remembers must stay the same. */
	@Test
	void sharpeningNewerPixelsLosesNothing() throws Exception {
		final var desk = new Desk(640, 256, 0, new Random(5));
		final var corner = new Area(0, 0, 20, 20);
		try (var pair = new Pair(desk, desk.whole(), true)) {
			desk.photo(desk.whole());
			desk.fill(corner, 1);
			pair.update(List.of());
			desk.fill(corner, 2);
			pair.rest();
			desk.fill(corner, 1);
			pair.update(List.of(corner));
			pair.rest();
			pair.assertSame(0);
		}
	}

	@Test
	void onlyTheShownPartTravels() throws Exception {
		final var desk = new Desk(900, 400, 0, new Random(6));
		final var shown = new Area(333, 77, 400, 300);
		try (var pair = new Pair(desk, shown, false)) {
			desk.text(desk.whole());
			pair.update(List.of());
			pair.assertSame(0);
			assertEquals(TileEncoder.Result.NOTHING, pair.update(List.of(desk.fill(new Area(0, 0, 333, 400), 7))));
			assertEquals(TileEncoder.Result.SENT, pair.update(List.of(desk.fill(new Area(300, 0, 600, 400), 9))));
			pair.assertSame(0);
		}
	}

	@Test
	void whatLooksTheSameIsNotSent() throws Exception {
		final var desk = new Desk(500, 300, 0, new Random(7));
		try (var pair = new Pair(desk, desk.whole(), true)) {
			desk.fill(desk.whole(), 0x123456);
			assertEquals(TileEncoder.Result.SENT, pair.update(List.of()));
			assertEquals(TileEncoder.Result.NOTHING, pair.update(List.of(desk.fill(desk.whole(), 0x123456))));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 17, 100, -1, -13, -64 })
	void scrollingCostsWhatIsNew(final int rows) throws Exception {
		final var desk = new Desk(1280, 900, 0, new Random(8));
		try (var pair = new Pair(desk, desk.whole(), false)) {
			desk.text(desk.whole());
			pair.update(List.of());
			pair.bytes();
			pair.update(List.of(desk.scroll(new Area(100, 50, 1000, 800), rows)));
			assertTrue(pair.changed().stream().anyMatch(a -> a.width() * a.height() > 900 * 500), () -> "no copy in " + pair.changed());
			pair.assertSame(0);
		}
	}

	@Test
	void oneColourCostsNextToNothing() throws Exception {
		final var desk = new Desk(1920, 1080, 0, new Random(9));
		try (var pair = new Pair(desk, desk.whole(), true)) {
			desk.fill(desk.whole(), 0xabcdef);
			pair.update(List.of());
			assertTrue(pair.bytes() < 400);
			pair.assertSame(0);
		}
	}

	@Test
	void manyMessagesMakeOneUpdate() throws Exception {
		final var desk = new Desk(1920, 1080, 0, new Random(10));
		try (var pair = new Pair(desk, desk.whole(), false)) {
			desk.photo(desk.whole());
			pair.update(List.of());
			final var messages = pair.messages();
			assertTrue(messages.size() > 10);
			for (var i = 0; i < messages.size(); i++) {
				final var update = (ScreenMessage.Update) ScreenCodec.fromSharer(messages.get(i));
				assertEquals(0, update.sequence());
				assertEquals(i == messages.size() - 1, update.last());
			}
			pair.assertSame(0);
		}
	}

	@Test
	void aSinkThatRefusesStopsTheUpdate() {
		final var desk = new Desk(1920, 1080, 0, new Random(11));
		desk.photo(desk.whole());
		final var taken = new ArrayList<byte[]>();
		try (var encoder = new TileEncoder(1, desk.frame(), desk.whole(), false, System::nanoTime)) {
			assertEquals(TileEncoder.Result.STOPPED, encoder.encode(List.of(), m -> taken.add(m) && taken.size() < 3));
			assertEquals(3, taken.size());
		}
	}
}
