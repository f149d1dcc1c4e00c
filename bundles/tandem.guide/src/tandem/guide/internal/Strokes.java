// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.util.List;
import java.util.Optional;

import tandem.guide.Figure;
import tandem.guide.Ink;
import tandem.screen.Area;
import tandem.screen.Overlay.Patch;

/** Turns arrows, boxes and the dot into pixels: broad lines with a white rim, which are seen on every ground. Never more pixels than the screen has. Pure. */
final class Strokes {

	private static final double INK = 3;

	private static final double RIM = 5.5;

	private static final double DOT = 8;

	private static final double DOT_RIM = 11;

	private static final double HEAD = 22;

	private static final double HEAD_ANGLE = Math.toRadians(28);

	private static final int MARGIN = 8;

	private static final int WHITE = 0xffffff;

	private static final int OPAQUE = 255;

	/** From one place to another. */
	record Segment(double fromX, double fromY, double toX, double toY) {

		double distance(final double x, final double y) {
			final var dx = toX - fromX;
			final var dy = toY - fromY;
			final var square = dx * dx + dy * dy;
			final var along = square == 0 ? 0 : Math.clamp(((x - fromX) * dx + (y - fromY) * dy) / square, 0, 1);
			return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
		}
	}

	private Strokes() {
	}

	/**
	 * Paints a figure.
	 *
	 * @param room the screen
	 * @return empty where nothing of it lies on the screen, and for words
	 */
	static Optional<Patch> of(final Figure figure, final Ink ink, final Area room) {
		return switch (figure) {
		case final Figure.Arrow arrow -> painted(arrow(arrow), ink, room);
		case final Figure.Box box -> painted(box(box), ink, room);
		case final Figure.Words _ -> Optional.empty();
		};
	}

	/** The dot that points, its middle at the patch's middle. */
	static Patch dot(final Ink ink) {
		final var side = (int) (2 * DOT_RIM) + 3;
		final var pixels = new int[side * side];
		for (var at = 0; at < pixels.length; at++) {
			pixels[at] = pixel(Math.hypot(at % side - side / 2, at / side - side / 2), DOT, DOT_RIM, ink);
		}
		return new Patch(0, 0, side, side, pixels);
	}

	private static List<Segment> arrow(final Figure.Arrow arrow) {
		final var angle = Math.atan2(arrow.toY() - arrow.fromY(), arrow.toX() - arrow.fromX());
		return List.of(new Segment(arrow.fromX(), arrow.fromY(), arrow.toX(), arrow.toY()), barb(arrow, angle - HEAD_ANGLE), barb(arrow, angle + HEAD_ANGLE));
	}

	private static Segment barb(final Figure.Arrow arrow, final double angle) {
		return new Segment(arrow.toX() - HEAD * Math.cos(angle), arrow.toY() - HEAD * Math.sin(angle), arrow.toX(), arrow.toY());
	}

	private static List<Segment> box(final Figure.Box box) {
		return List.of(new Segment(box.fromX(), box.fromY(), box.toX(), box.fromY()), new Segment(box.toX(), box.fromY(), box.toX(), box.toY()),
				new Segment(box.toX(), box.toY(), box.fromX(), box.toY()), new Segment(box.fromX(), box.toY(), box.fromX(), box.fromY()));
	}

	private static Optional<Patch> painted(final List<Segment> segments, final Ink ink, final Area room) {
		final var left = (int) Math.max(room.x(), segments.stream().mapToDouble(s -> Math.min(s.fromX(), s.toX())).min().orElseThrow() - MARGIN);
		final var top = (int) Math.max(room.y(), segments.stream().mapToDouble(s -> Math.min(s.fromY(), s.toY())).min().orElseThrow() - MARGIN);
		final var right = (int) Math.min(room.right(), segments.stream().mapToDouble(s -> Math.max(s.fromX(), s.toX())).max().orElseThrow() + MARGIN + 1);
		final var bottom = (int) Math.min(room.bottom(), segments.stream().mapToDouble(s -> Math.max(s.fromY(), s.toY())).max().orElseThrow() + MARGIN + 1);
		if (left >= right || top >= bottom) {
			return Optional.empty();
		}
		final var width = right - left;
		final var pixels = new int[width * (bottom - top)];
		for (final var segment : segments) {
			put(segment, ink, left, top, right, bottom, pixels, segments);
		}
		return Optional.of(new Patch(left, top, width, bottom - top, pixels));
	}

	/** Only what is near a segment is looked at. */
	private static void put(final Segment segment, final Ink ink, final int left, final int top, final int right, final int bottom, final int[] pixels, final List<Segment> all) {
		final var fromY = (int) Math.max(top, Math.min(segment.fromY(), segment.toY()) - MARGIN);
		final var toY = (int) Math.min(bottom, Math.max(segment.fromY(), segment.toY()) + MARGIN + 1);
		final var fromX = (int) Math.max(left, Math.min(segment.fromX(), segment.toX()) - MARGIN);
		final var toX = (int) Math.min(right, Math.max(segment.fromX(), segment.toX()) + MARGIN + 1);
		for (var y = fromY; y < toY; y++) {
			for (var x = fromX; x < toX; x++) {
				if (segment.distance(x, y) < RIM + 1) {
					final var px = x;
					final var py = y;
					pixels[(y - top) * (right - left) + x - left] = pixel(all.stream().mapToDouble(each -> each.distance(px, py)).min().orElseThrow(), INK, RIM, ink);
				}
			}
		}
	}

	/** Ink, then white, then nothing, each with a soft edge. */
	private static int pixel(final double distance, final double inner, final double outer, final Ink ink) {
		final var alpha = (int) Math.round(OPAQUE * Math.clamp(outer + 0.5 - distance, 0, 1));
		final var share = Math.clamp(inner + 0.5 - distance, 0, 1);
		return alpha == 0 ? 0 : alpha << 24 | mix(ink.rgb() >> 16, WHITE >> 16, share) << 16 | mix(ink.rgb() >> 8, WHITE >> 8, share) << 8 | mix(ink.rgb(), WHITE, share);
	}

	private static int mix(final int one, final int other, final double share) {
		return (int) Math.round((one & OPAQUE) * share + (other & OPAQUE) * (1 - share));
	}
}
