// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.util.List;

/**
 * A multicast DNS message.
 *
 * @param response whether it tells, else it asks
 * @param questions what is asked
 * @param records what is told; in a question what the asker knows already
 */
record DnsMessage(boolean response, List<Question> questions, List<DnsRecord> records) {

	/** Keeps copies. */
	DnsMessage {
		questions = List.copyOf(questions);
		records = List.copyOf(records);
	}

	/** @param type of the records asked for */
	record Question(String name, int type) {
	}

	static DnsMessage asking(final String name, final int type, final List<DnsRecord> known) {
		return new DnsMessage(false, List.of(new Question(name, type)), known);
	}

	static DnsMessage telling(final List<DnsRecord> records) {
		return new DnsMessage(true, List.of(), records);
	}
}
