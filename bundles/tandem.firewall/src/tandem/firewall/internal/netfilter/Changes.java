// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.function.Supplier;

import tandem.firewall.internal.netfilter.Expression.Header;
import tandem.firewall.internal.netfilter.Expression.Payload;
import tandem.firewall.internal.netfilter.Statement.Assignment;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;

/** What rules can change about a packet. */
public final class Changes {

	private static final int MARK = 32;

	private Changes() {
	}

	/** {@code meta mark}. */
	public static Assignment mark() {
		return (moment, value) -> moment.state().withMark(bits(value, MARK));
	}

	/** {@code meta priority}. */
	public static Assignment priority() {
		return (moment, value) -> moment.state().withPriority(value);
	}

	/** {@code meta pkttype}. */
	public static Assignment kind() {
		return (moment, value) -> moment.state().withKind(bits(value, 8));
	}

	/** {@code ct mark}; nothing for a packet that is not tracked. */
	public static Assignment connectionMark() {
		return (moment, value) -> {
			final var connection = moment.state().connection();
			return connection.isTracked() ? moment.state().with(connection.withMark(bits(value, MARK))) : moment.state();
		};
	}

	/** {@code ct label}; adds. */
	public static Assignment labels() {
		return (moment, value) -> {
			final var connection = moment.state().connection();
			return connection.isTracked() ? moment.state().with(connection.withLabels(connection.labels().or(bits(value, 128)))) : moment.state();
		};
	}

	/** {@code ct zone}; only before a packet is tracked. */
	public static Assignment zone() {
		return (moment, value) -> {
			final var connection = moment.state().connection();
			return connection.isTracked() ? moment.state() : moment.state().with(connection.withZone(bits(value, 16)));
		};
	}

	/** A header's field. Addresses, ports and what does not steer the packet can be followed; the rest is odd. */
	public static Assignment header(final Payload field, final Supplier<String> words) {
		return (moment, value) -> {
			if (field.value(moment) instanceof Datum.Absent) {
				return null;
			}
			final var packet = moment.packet();
			final var bits = bits(value, field.width());
			final var changed = switch (field.header()) {
			case LINK -> packet.with(packet.link().with(field.offset(), field.width(), bits), packet.network(), packet.transport());
			case NETWORK -> packet.with(packet.link(), packet.network().with(field.offset(), field.width(), bits), packet.transport());
			case TRANSPORT -> packet.with(packet.link(), packet.network(), packet.transport().with(field.offset(), field.width(), bits));
			};
			final var state = moment.state().with(changed);
			return isHarmless(field, packet.ipv6()) ? state : state.odd(words.get());
		};
	}

	/** The hop limit, differentiated services and the Ethernet header. */
	private static boolean isHarmless(final Payload field, final boolean ipv6) {
		if (field.header() == Header.LINK) {
			return field.offset() < 96;
		}
		if (field.header() == Header.TRANSPORT) {
			return false;
		}
		final var from = field.offset();
		final var to = field.offset() + field.width();
		return ipv6 ? from >= 4 && to <= 32 || from >= 56 && to <= 64 : from >= 8 && to <= 16 || from >= 64 && to <= 72;
	}

	private static Bits bits(final Datum value, final int width) {
		return value instanceof final Bits bits ? bits.and(Bits.mask(width)) : Bits.unknown(width);
	}
}
