// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;

/** What was heard of neighbours, until it is no longer true. Not thread-safe. */
final class Sightings {

	private static final int MAX_ADDRESSES = 4;

	/** Longest that anything is believed, whatever it says of itself. */
	private static final long MAX_SECONDS = 300;

	private final Map<String, Seen> seen = new LinkedHashMap<>();

	/** @return whether the neighbours changed */
	boolean hear(final DnsMessage message, final Instant now) {
		if (!message.response()) {
			return false;
		}
		final var before = now(now);
		message.records().forEach(record -> hear(record, now));
		return !before.equals(now(now));
	}

	private void hear(final DnsRecord record, final Instant now) {
		final Optional<String> id = switch (record) {
		case final DnsRecord.Pointer pointer -> pointer.name().equals(Records.SERVICE) ? Records.instance(pointer.target()) : Optional.empty();
		case final DnsRecord.Service service -> Records.instance(service.name());
		case final DnsRecord.Text text -> Records.instance(text.name());
		case final DnsRecord.Address address -> Records.host(address.name());
		};
		id.ifPresent(known -> hear(known, record, now));
	}

	private void hear(final String id, final DnsRecord record, final Instant now) {
		if (record.seconds() == 0) {
			if (!(record instanceof DnsRecord.Address)) {
				seen.remove(id);
			}
			return;
		}
		if (!seen.containsKey(id) && seen.size() >= Neighbourhood.MOST) {
			return;
		}
		final var one = seen.computeIfAbsent(id, unknown -> new Seen());
		one.until = now.plusSeconds(Math.min(record.seconds(), MAX_SECONDS));
		switch (record) {
		case final DnsRecord.Pointer _ -> { }
		case final DnsRecord.Service service -> one.port = service.port();
		case final DnsRecord.Text text -> one.text = text.entries();
		case final DnsRecord.Address address -> host(address).filter(host -> one.hosts.size() < MAX_ADDRESSES).ifPresent(one.hosts::add);
		}
	}

	/** Those who are there. */
	List<Neighbour> now(final Instant now) {
		seen.values().removeIf(one -> !now.isBefore(one.until));
		return seen.entrySet().stream().flatMap(entry -> entry.getValue().as(entry.getKey()).stream()).toList();
	}

	/** What is known, to be told to those who are asked: they need not repeat it. */
	List<DnsRecord> known(final Instant now) {
		return now(now).stream().limit(MAX_KNOWN).<DnsRecord>map(one -> new DnsRecord.Pointer(Records.SERVICE,
				Math.max(0, seen.get(one.id()).until.getEpochSecond() - now.getEpochSecond()), one.id() + '.' + Records.SERVICE)).toList();
	}

	/** So many fit into one datagram. */
	private static final int MAX_KNOWN = 10;

	private static Optional<String> host(final DnsRecord.Address address) {
		final var bytes = new byte[address.bytes().size()];
		for (var i = 0; i < bytes.length; i++) {
			bytes[i] = address.bytes().get(i);
		}
		try {
			final var found = InetAddress.getByAddress(bytes);
			final var usable = !found.isLoopbackAddress() && !found.isMulticastAddress() && !found.isAnyLocalAddress();
			return usable ? Optional.of(found.getHostAddress()) : Optional.empty();
		} catch (final UnknownHostException e) {
			return Optional.empty();
		}
	}

	private static final class Seen {

		private final Set<String> hosts = new LinkedHashSet<>();
		private Instant until = Instant.MIN;
		private int port;
		private List<String> text = List.of();

		Optional<Neighbour> as(final String id) {
			return hosts.isEmpty() ? Optional.empty() : Records.card(port, text).map(card -> new Neighbour(id, List.copyOf(hosts), card));
		}
	}
}
