// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.report;

import java.util.List;

import tandem.firewall.report.PathLayout;
import tandem.firewall.report.PathLayout.Arrow;
import tandem.firewall.report.PathLayout.Box;
import tandem.firewall.report.PathPicture;
import tandem.firewall.report.PathPicture.Standing;

/** A path as inline SVG, in the colours of the page that holds it. Stateless. */
final class SvgPicture {

	private static final int WIDTH = 760;
	private static final int LINE = 16;
	/** A page has no font to measure: this wide is each character of the fixed one that it asks for, in thousandths of a pixel. */
	private static final int CHARACTER = 7250;
	private static final int POINT = 4;

	private static final PathLayout.Measure MEASURE = new PathLayout.Measure() {
		@Override
		public int width(final String text, final boolean bold) {
			return text.codePointCount(0, text.length()) * CHARACTER / 1000;
		}

		@Override
		public int lineHeight() {
			return LINE;
		}
	};

	private SvgPicture() {
	}

	static String of(final PathPicture picture) {
		final var layout = PathLayout.of(picture, WIDTH, MEASURE);
		final var svg = new StringBuilder("<svg class=\"path\" role=\"img\" aria-label=\"").append(Html.text(picture.words())).append("\" xmlns=\"http://www.w3.org/2000/svg\" width=\"")
				.append(layout.width()).append("\" height=\"").append(layout.height()).append("\" viewBox=\"0 0 ").append(layout.width()).append(' ').append(layout.height())
				.append("\">");
		layout.arrows().forEach(arrow -> arrow(svg, arrow));
		layout.boxes().forEach(box -> box(svg, box));
		return svg.append("</svg>").toString();
	}

	private static void arrow(final StringBuilder svg, final Arrow arrow) {
		final var last = arrow.xs().size() - 1;
		final var x = arrow.xs().get(last);
		final var y = arrow.ys().get(last);
		svg.append("<polyline class=\"").append(arrow.taken() ? "arrow" : "arrow beyond").append("\" points=\"");
		for (var i = 0; i <= last; i++) {
			svg.append(arrow.xs().get(i)).append(',').append(arrow.ys().get(i)).append(' ');
		}
		svg.append("\"/><path class=\"").append(arrow.taken() ? "point" : "point beyond").append("\" d=\"M").append(x).append(' ').append(y);
		final var down = last > 1;
		for (final var side : List.of(-POINT, POINT)) {
			svg.append(" L").append(down ? x + side : x - 2 * POINT).append(' ').append(down ? y - 2 * POINT : y + side);
		}
		svg.append("z\"/>");
	}

	private static void box(final StringBuilder svg, final Box box) {
		final var standing = box.stop().standing();
		svg.append("<g class=\"").append(standing.name().toLowerCase(java.util.Locale.ROOT)).append("\"><title>").append(Html.text(box.stop().title() + ": " + standing.words()))
				.append("</title><rect x=\"").append(box.x()).append("\" y=\"").append(box.y()).append("\" width=\"").append(box.width()).append("\" height=\"")
				.append(box.height()).append("\" rx=\"4\"/>");
		final var left = box.x() + PathLayout.PAD;
		final var y = box.y() + PathLayout.PAD + LINE - 4;
		svg.append("<text class=\"mark\" x=\"").append(left).append("\" y=\"").append(y).append("\">").append(mark(standing)).append("</text>");
		var line = 0;
		for (final var text : box.title()) {
			text(svg, "name", left + PathLayout.MARK + PathLayout.PAD / 2, y + LINE * line++, text);
		}
		for (final var text : box.lines()) {
			text(svg, "more", left, y + LINE * line++, text);
		}
		svg.append("</g>");
	}

	private static void text(final StringBuilder svg, final String kind, final int x, final int y, final String text) {
		svg.append("<text class=\"").append(kind).append("\" x=\"").append(x).append("\" y=\"").append(y).append("\">").append(Html.text(text)).append("</text>");
	}

	private static String mark(final Standing standing) {
		return switch (standing) {
		case PASSED -> "&#10003;";
		case BLOCKED -> "&#10007;";
		case UNKNOWN -> "?";
		case BEYOND -> "&#183;";
		};
	}
}
