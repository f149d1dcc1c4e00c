// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import tandem.firewall.Finding;
import tandem.firewall.internal.report.PathWalk;

/**
 * The way of a packet as a picture: from who sends it, through what asks the rules, to the program that waits for it.
 *
 * @param stops in the order in which the packet comes to them
 */
public record PathPicture(List<Stop> stops) {

	/** What became of the packet at a stop. */
	public enum Standing {
		/** It went on. */
		PASSED("passes"),
		/** It was stopped here. */
		BLOCKED("blocked"),
		/** It can't be told. */
		UNKNOWN("can't be told"),
		/** It does not come here, or nobody can tell whether it does. */
		BEYOND("not reached");

		private final String words;

		Standing(final String words) {
			this.words = words;
		}

		/** For people. */
		public String words() {
			return words;
		}
	}

	/** A picture shows less of a text anyway. */
	private static final int LONGEST = 400;

	/**
	 * One place on the way. Its words hold no control characters.
	 *
	 * @param title    what it is, in a word or two
	 * @param lines    more about it; may be empty
	 * @param standing what became of the packet
	 */
	public record Stop(String title, List<String> lines, Standing standing) {

		/** Cleans the words. */
		public Stop {
			title = Plain.text(cut(title));
			lines = lines.stream().map(line -> Plain.text(cut(line))).toList();
			Objects.requireNonNull(standing);
		}

		private static String cut(final String text) {
			return text.length() > LONGEST ? text.substring(0, LONGEST) + '\u2026' : text;
		}
	}

	/** Nothing may be {@code null}. */
	public PathPicture {
		stops = List.copyOf(stops);
	}

	/** The way that the first packet of a finding takes. */
	public static PathPicture of(final Finding finding) {
		return new PathPicture(new PathWalk(finding).stops());
	}

	/** The picture in words, for who can't see it: one sentence. */
	public String words() {
		return stops.stream().map(stop -> stop.title() + (stop.standing() == Standing.PASSED ? "" : " (" + stop.standing().words() + ')'))
				.collect(Collectors.joining(" \u2192 "));
	}
}
