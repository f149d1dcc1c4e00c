// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.net.Inet6Address;
import java.net.InetAddress;

import tandem.firewall.Host.Address;
import tandem.firewall.internal.netfilter.Statement.Translate;
import tandem.firewall.internal.packet.Datum.Bits;

/** Network address translation. Stateless. */
final class Translator {

	private Translator() {
	}

	/** A new connection that no rule translates. */
	static State untranslated(final State state, final boolean destination) {
		final var connection = state.connection();
		final var answer = connection.answer();
		return state.with(destination ? connection.translated(answer.source(), answer.sourcePort(), false)
				: connection.sourceTranslated(answer.destination(), answer.port(), false));
	}

	/** A new connection that a rule translates; {@code null} where the kernel drops it for want of an address. */
	static State translated(final Moment moment, final Translate rule) {
		final var state = moment.state();
		final var connection = state.connection();
		final var ends = state.packet().ends();
		final var width = state.packet().ipv6() ? 128 : 32;
		return switch (rule.kind()) {
		case DESTINATION, REDIRECT -> {
			final var address = rule.kind() == Statement.Translation.REDIRECT ? own(moment, width) : bits(rule.address(), moment, ends.destination(), width);
			final var port = bits(rule.port(), moment, ends.port(), 16);
			final var changed = !address.equals(ends.destination()) || !port.equals(ends.port());
			final var sent = state.with(state.packet().to(address, port)).with(connection.translated(address, port, changed));
			yield rule.kind() == Statement.Translation.DESTINATION && !address.isKnown() ? sent.odd("where it is sent on to: " + rule.text().get()) : sent;
		}
		case SOURCE, MASQUERADE -> {
			final var address = rule.kind() == Statement.Translation.MASQUERADE ? Bits.unknown(width) : bits(rule.address(), moment, ends.source(), width);
			final var port = bits(rule.port(), moment, ends.sourcePort(), 16);
			final var changed = !address.equals(ends.source()) || !port.equals(ends.sourcePort());
			yield state.with(state.packet().from(address, port)).with(connection.sourceTranslated(address, port, changed));
		}
		};
	}

	private static Bits bits(final Expression expression, final Moment moment, final Bits otherwise, final int width) {
		if (expression == null) {
			return otherwise;
		}
		return expression.value(moment) instanceof final Bits bits ? bits : Bits.unknown(width);
	}

	/** The address that a redirected packet goes to; wholly unknown where the interface's addresses are. */
	private static Bits own(final Moment moment, final int width) {
		final var place = moment.place();
		final var ipv6 = width == 128;
		if (place.hook() == Hook.OUTPUT) {
			return ipv6 ? Bits.of(1) : Bits.of(0x7F000001);
		}
		final var device = place.host().byName(place.in());
		final var candidates = device.stream().flatMap(it -> it.addresses().stream()).map(Address::address)
				.filter(it -> it instanceof Inet6Address == ipv6).toList();
		if (ipv6) {
			final var local = place.destination().isLinkLocalAddress();
			final var same = candidates.stream().filter(it -> it.isLinkLocalAddress() == local).toList();
			return same.size() == 1 ? bits(same.getFirst()) : Bits.unknown(width);
		}
		return candidates.isEmpty() ? Bits.unknown(width) : bits(candidates.getFirst());
	}

	/** An address as a number. */
	static Bits bits(final InetAddress address) {
		return Bits.of(address.getAddress());
	}

	/** A later packet of a connection whose translation is settled. */
	static State mapped(final State state, final boolean destination) {
		final var connection = state.connection();
		if (!connection.isTranslated()) {
			return state;
		}
		final var packet = state.packet();
		final var original = connection.original();
		final var answer = connection.answer();
		if (connection.reply()) {
			return state.with(destination ? packet.to(original.source(), original.sourcePort()) : packet.from(original.destination(), original.port()));
		}
		return state.with(destination ? packet.to(answer.source(), answer.sourcePort()) : packet.from(answer.destination(), answer.port()));
	}
}
