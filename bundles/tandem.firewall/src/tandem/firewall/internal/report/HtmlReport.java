// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.report;

import tandem.firewall.Change;
import tandem.firewall.Finding;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.report.PathPicture;
import tandem.firewall.report.Report;

/** A report as a page: no scripts, nothing from elsewhere, light and dark. Stateless. */
public final class HtmlReport {

	private static final String HEAD = """
			<!DOCTYPE html>
			<html lang="en"><head><meta charset="utf-8">
			<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>Tandem firewall report</title>
			<style>
			:root { color-scheme: light dark; --open: #2c8a4b; --blocked: #c0392b; --unknown: #a86f10; --note: #6a7682 }
			@media (prefers-color-scheme: dark) { :root { --open: #5bbf7c; --blocked: #ff7a6b; --unknown: #e0aa4a; --note: #9aa6b2 } }
			body { font: 15px/1.45 system-ui, sans-serif; max-width: 800px; margin: 24px auto; padding: 0 16px }
			h1 { font-size: 22px; margin-bottom: 0 } h2 { font-size: 15px; margin: 0; overflow-wrap: anywhere }
			section { border-left: 4px solid var(--note); padding: 4px 0 4px 12px; margin: 20px 0 }
			section.open { border-color: var(--open) } section.blocked { border-color: var(--blocked) } section.unknown { border-color: var(--unknown) }
			p { margin: 4px 0; overflow-wrap: anywhere } dt { color: var(--note) } dd { margin: 0 0 4px 16px; overflow-wrap: anywhere }
			pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--note); border-radius: 4px; padding: 8px; margin: 4px 0 }
			.word { font-weight: bold } .open > .word { color: var(--open) } .blocked > .word { color: var(--blocked) } .unknown > .word { color: var(--unknown) }
			svg.path { max-width: 100%; height: auto; margin: 8px 0; font: 12px monospace; fill: none; stroke-width: 1.4 }
			svg text { fill: currentColor } svg .name, svg .mark { font-weight: bold } .arrow, .point { stroke: currentColor } .point { fill: currentColor }
			.passed rect { stroke: var(--open) } .passed .mark { fill: var(--open) } .unknown rect { stroke: var(--unknown) } .unknown .mark { fill: var(--unknown) }
			.blocked rect { stroke: var(--blocked); stroke-width: 2.4 } .blocked .mark { fill: var(--blocked) }
			g.beyond rect { stroke: var(--note); stroke-dasharray: 4 3 } g.beyond text { fill: var(--note) } .arrow.beyond { stroke: var(--note); stroke-dasharray: 4 3 }
			.point.beyond { stroke: var(--note); fill: var(--note) }
			</style></head><body>
			""";

	private HtmlReport() {
	}

	/** The whole page. */
	public static String of(final Report report) {
		final var page = new StringBuilder(HEAD);
		page.append("<h1 class=\"").append(kind(report.state())).append("\">").append(Html.text(report.verdict())).append("</h1>\n<p>");
		page.append(Html.text((report.computer().isEmpty() ? "" : report.computer() + ", ") + TextReport.when(report))).append("</p>\n");
		report.results().forEach(result -> section(page, result));
		return page.append("</body></html>\n").toString();
	}

	private static String kind(final State state) {
		return state.word();
	}

	private static void section(final StringBuilder page, final Result result) {
		page.append("<section class=\"").append(kind(result.state())).append("\"><span class=\"word\">").append(Html.text(result.state().word())).append("</span> <h2>")
				.append(Html.text(result.title())).append("</h2>\n");
		result.more().ifPresent(text -> page.append("<p>").append(Html.text(text)).append("</p>\n"));
		result.finding().ifPresent(finding -> finding(page, finding));
		page.append("</section>\n");
	}

	private static void finding(final StringBuilder page, final Finding finding) {
		page.append("<dl>");
		finding.answer().obstacle().or(finding.answer()::rule).ifPresent(rule -> term(page, "Rule", rule.toString()));
		finding.owner().ifPresent(owner -> term(page, "Kept by", owner.title()));
		finding.ownRule().ifPresent(rule -> term(page, "As it was written there", rule));
		page.append("</dl>\n").append(SvgPicture.of(PathPicture.of(finding))).append('\n');
		finding.fixes().forEach(fix -> fix(page, fix));
	}

	private static void term(final StringBuilder page, final String name, final String value) {
		page.append("<dt>").append(name).append("</dt><dd>").append(Html.text(value)).append("</dd>");
	}

	private static void fix(final StringBuilder page, final Change fix) {
		page.append("<p>To open it: ").append(Html.text(fix.title())).append("</p>");
		commands(page, fix.lines());
		if (!fix.remark().isEmpty()) {
			page.append("<p>").append(Html.text(fix.remark())).append("</p>\n");
		}
		if (!fix.undo().isEmpty()) {
			page.append("<p>To take it back:</p>");
			commands(page, fix.undoLines());
		}
	}

	private static void commands(final StringBuilder page, final Iterable<String> lines) {
		page.append("<pre>");
		lines.forEach(line -> page.append(Html.text(line)).append('\n'));
		page.append("</pre>\n");
	}
}
