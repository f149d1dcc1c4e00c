// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.internal.report.HtmlReport;
import tandem.firewall.internal.report.JsonReport;
import tandem.firewall.internal.report.TextReport;

/**
 * What was found, to hand on.
 *
 * @param computer whose firewall it is, for people; may be empty
 * @param at       when it was looked at
 * @param state    the worst of all that decides
 * @param results  in the order in which they came
 */
public record Report(String computer, Instant at, State state, List<Result> results) {

	/** Nothing may be {@code null}. */
	public Report {
		Objects.requireNonNull(computer);
		Objects.requireNonNull(at);
		Objects.requireNonNull(state);
		results = List.copyOf(results);
	}

	/** The verdict in one sentence. */
	public String verdict() {
		return verdict(state);
	}

	/** What a state of all means, in one sentence. */
	public static String verdict(final State state) {
		return switch (state) {
		case OPEN, NOTE -> "Help can reach this computer.";
		case BLOCKED -> "Something keeps help from this computer.";
		case UNKNOWN -> "Whether help can reach this computer can't be told.";
		};
	}

	/** One JSON object, as {@code tandem firewall check --json} prints it: {@code state} and {@code results}. */
	public String json() {
		return JsonReport.of(this);
	}

	/** Lines for a message or a ticket. */
	public String text() {
		return TextReport.of(this);
	}

	/** A page that needs nothing beside itself, and in which no rule's text is anything but text. */
	public String html() {
		return HtmlReport.of(this);
	}
}
