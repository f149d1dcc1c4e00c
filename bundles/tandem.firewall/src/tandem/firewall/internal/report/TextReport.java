// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tandem.firewall.Finding;
import tandem.firewall.report.PathPicture;
import tandem.firewall.report.Plain;
import tandem.firewall.report.Report;

/** A report for messages and tickets. Stateless. */
public final class TextReport {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

	private TextReport() {
	}

	/** Many lines. */
	public static String of(final Report report) {
		final var lines = new ArrayList<String>();
		lines.add(report.verdict());
		lines.add((report.computer().isEmpty() ? "" : Plain.text(report.computer()) + ", ") + when(report));
		for (final var result : report.results()) {
			lines.add("");
			lines.add('[' + result.state().word() + "] " + Plain.text(result.title()));
			result.more().ifPresent(text -> lines.add("  " + Plain.text(text)));
			result.finding().ifPresent(finding -> add(finding, lines));
		}
		return String.join("\n", lines) + '\n';
	}

	static String when(final Report report) {
		return WHEN.format(report.at().atOffset(ZoneOffset.UTC));
	}

	private static void add(final Finding finding, final List<String> lines) {
		if (finding.answer().isOpen()) {
			return;
		}
		lines.add("  Way: " + PathPicture.of(finding).words());
		finding.fixes().stream().limit(1).forEach(fix -> {
			lines.add("  To open it: " + Plain.text(fix.title()));
			fix.lines().forEach(line -> lines.add("    " + Plain.text(line)));
			if (!fix.remark().isEmpty()) {
				lines.add("  " + Plain.text(fix.remark()));
			}
		});
	}
}
