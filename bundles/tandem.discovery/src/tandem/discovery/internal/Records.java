// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tandem.discovery.Card;

/** What a card is in records of DNS-SD, and what a card is from them. Pure. */
final class Records {

	/** The service under which all announce themselves. */
	static final String SERVICE = "_tandem-help._tcp.local"; //$NON-NLS-1$

	/** Seconds that a record is true for. */
	static final long SECONDS = 120;

	private static final Pattern INSTANCE = Pattern.compile("([0-9a-f]{32})\\." + Pattern.quote(SERVICE)); //$NON-NLS-1$

	private static final Pattern HOST = Pattern.compile("([0-9a-f]{32})\\.local"); //$NON-NLS-1$

	private static final String VERSION = "v=1"; //$NON-NLS-1$

	private static final String WAYS = "for="; //$NON-NLS-1$

	private static final String COMPUTER = "computer="; //$NON-NLS-1$

	private Records() {
	}

	/** All records of an announcement on one network. */
	static List<DnsRecord> of(final String id, final Card card, final List<InetAddress> addresses, final long seconds) {
		final var instance = id + '.' + SERVICE;
		final var records = new ArrayList<DnsRecord>();
		records.add(new DnsRecord.Pointer(SERVICE, seconds, instance));
		records.add(new DnsRecord.Service(instance, seconds, card.port(), id + ".local")); //$NON-NLS-1$
		records.add(new DnsRecord.Text(instance, seconds, text(card)));
		addresses.forEach(address -> records.add(new DnsRecord.Address(id + ".local", seconds, bytes(address)))); //$NON-NLS-1$
		return List.copyOf(records);
	}

	private static List<String> text(final Card card) {
		return Stream.concat(Stream.of(VERSION, WAYS + String.join(",", card.ways())), card.computer().stream().map(name -> COMPUTER + name)).toList(); //$NON-NLS-1$
	}

	/** Whether a question is for an announcement. */
	static boolean answers(final DnsMessage.Question question, final String id) {
		final var any = question.type() == DnsRecord.ANY;
		return question.name().equals(SERVICE) && (any || question.type() == DnsRecord.PTR) || question.name().equals(id + '.' + SERVICE)
				|| question.name().equals(id + ".local"); //$NON-NLS-1$
	}

	/** Whether the asker knows it already, for at least half of its time. */
	static boolean isKnown(final DnsMessage asked, final String id) {
		return asked.records().stream().anyMatch(record -> record instanceof final DnsRecord.Pointer pointer && pointer.name().equals(SERVICE)
				&& pointer.target().equals(id + '.' + SERVICE) && pointer.seconds() * 2 >= SECONDS);
	}

	/** The announcement that an instance's name is of. */
	static Optional<String> instance(final String name) {
		return Optional.of(INSTANCE.matcher(name)).filter(Matcher::matches).map(found -> found.group(1));
	}

	/** The announcement that a host's name is of. */
	static Optional<String> host(final String name) {
		return Optional.of(HOST.matcher(name)).filter(Matcher::matches).map(found -> found.group(1));
	}

	/** The card; empty where it is none that this version understands. */
	static Optional<Card> card(final int port, final List<String> text) {
		if (!text.contains(VERSION)) {
			return Optional.empty();
		}
		final Set<String> ways = value(text, WAYS).stream().flatMap(all -> Arrays.stream(all.split(","))).filter(way -> !way.isEmpty()) //$NON-NLS-1$
				.collect(Collectors.toSet());
		try {
			return Optional.of(new Card(port, ways, value(text, COMPUTER).map(Records::clean).filter(name -> !name.isBlank())));
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static Optional<String> value(final List<String> text, final String key) {
		return text.stream().filter(entry -> entry.startsWith(key)).findFirst().map(entry -> entry.substring(key.length()));
	}

	/** A name can't turn the text around it or flood it: letters, digits and what names of computers have. */
	static String clean(final String name) {
		final var plain = name.codePoints().filter(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ' ').limit(Card.MAX_NAME / 2)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
		return plain.toString().strip();
	}

	private static List<Byte> bytes(final InetAddress address) {
		final var bytes = new ArrayList<Byte>();
		for (final var one : address.getAddress()) {
			bytes.add(one);
		}
		return List.copyOf(bytes);
	}
}
