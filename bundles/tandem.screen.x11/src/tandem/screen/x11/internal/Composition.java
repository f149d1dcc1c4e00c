// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.List;
import java.util.Optional;

import tandem.screen.Area;
import tandem.screen.Overlay.Patch;

/**
 * Patches as one picture.
 *
 * @param place on the screen
 * @param argb its pixels, not multiplied by their alpha
 */
record Composition(Area place, int[] argb) {

	private static final int OPAQUE = 255;

	/**
	 * Puts patches upon each other.
	 *
	 * @param room where they may be; what is outside is cut
	 * @return empty where nothing is left
	 */
	static Optional<Composition> of(final List<Patch> patches, final Area room, final double opacity) {
		final var seen = patches.stream().filter(patch -> patch.x() < room.right() && patch.y() < room.bottom() && patch.x() + (long) patch.width() > room.x()
				&& patch.y() + (long) patch.height() > room.y()).toList();
		if (seen.isEmpty()) {
			return Optional.empty();
		}
		final var left = Math.max(room.x(), seen.stream().mapToInt(Patch::x).min().orElseThrow());
		final var top = Math.max(room.y(), seen.stream().mapToInt(Patch::y).min().orElseThrow());
		final var right = Math.min(room.right(), seen.stream().mapToLong(patch -> patch.x() + (long) patch.width()).max().orElseThrow());
		final var bottom = Math.min(room.bottom(), seen.stream().mapToLong(patch -> patch.y() + (long) patch.height()).max().orElseThrow());
		final var place = new Area(left, top, (int) (right - left), (int) (bottom - top));
		final var argb = new int[place.width() * place.height()];
		seen.forEach(patch -> put(patch, place, argb, opacity));
		return Optional.of(new Composition(place, argb));
	}

	private static void put(final Patch patch, final Area place, final int[] argb, final double opacity) {
		final var fromX = Math.max(0, place.x() - patch.x());
		final var toX = Math.min(patch.width(), place.right() - patch.x());
		for (var y = Math.max(0, place.y() - patch.y()); y < Math.min(patch.height(), place.bottom() - patch.y()); y++) {
			final var row = (patch.y() + y - place.y()) * place.width() + patch.x() - place.x();
			for (var x = fromX; x < toX; x++) {
				argb[row + x] = over(patch.argb()[y * patch.width() + x], argb[row + x], opacity);
			}
		}
	}

	/** One pixel upon another. */
	static int over(final int above, final int below, final double opacity) {
		final var alpha = (above >>> 24) * opacity / OPAQUE;
		final var belowAlpha = (below >>> 24) * (1 - alpha) / OPAQUE;
		final var sum = alpha + belowAlpha;
		return sum <= 0 ? 0 : (int) Math.round(sum * OPAQUE) << 24 | mix(above >> 16, below >> 16, alpha, belowAlpha) << 16 | mix(above >> 8, below >> 8, alpha, belowAlpha) << 8
				| mix(above, below, alpha, belowAlpha);
	}

	private static int mix(final int above, final int below, final double alpha, final double belowAlpha) {
		return (int) Math.round(((above & OPAQUE) * alpha + (below & OPAQUE) * belowAlpha) / (alpha + belowAlpha));
	}

	/** One pixel as a compositor takes it: multiplied by its alpha. */
	static int multiplied(final int argb) {
		final var alpha = argb >>> 24;
		return alpha << 24 | (argb >> 16 & OPAQUE) * alpha / OPAQUE << 16 | (argb >> 8 & OPAQUE) * alpha / OPAQUE << 8 | (argb & OPAQUE) * alpha / OPAQUE;
	}
}
