// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;

/**
 * What connection tracking knows.
 *
 * @param key   what is asked
 * @param reply whether of the answers' direction; only for addresses and ports
 */
public record Track(Key key, boolean reply) implements Expression {

	/** What can be asked. */
	public enum Key {
		STATE, DIRECTION, STATUS, MARK, LABEL, ZONE, IP_VERSION, TRANSPORT, SOURCE, SOURCE4, SOURCE6, DESTINATION, DESTINATION4, DESTINATION6, SOURCE_PORT,
		PORT, HELPER, OTHER
	}

	@Override
	public Datum value(final Moment moment) {
		final var connection = moment.state().connection();
		if (key == Key.STATE) {
			return Bits.of(connection.stateBit());
		}
		if (!connection.isTracked()) {
			return Datum.ABSENT;
		}
		final var ends = reply ? connection.answer() : connection.original();
		final var ipv6 = moment.packet().ipv6();
		return switch (key) {
		case DIRECTION -> Bits.of(connection.reply() ? 1 : 0);
		case STATUS -> connection.status();
		case MARK -> connection.mark();
		case LABEL -> connection.labels();
		case ZONE -> connection.zone();
		case IP_VERSION -> Bits.of(ipv6 ? 10 : 2);
		case TRANSPORT -> Bits.of(connection.protocol());
		case SOURCE -> ends.source();
		case SOURCE4 -> ipv6 ? Datum.ABSENT : ends.source();
		case SOURCE6 -> ipv6 ? ends.source() : Datum.ABSENT;
		case DESTINATION -> ends.destination();
		case DESTINATION4 -> ipv6 ? Datum.ABSENT : ends.destination();
		case DESTINATION6 -> ipv6 ? ends.destination() : Datum.ABSENT;
		case SOURCE_PORT -> ends.sourcePort();
		case PORT -> ends.port();
		case HELPER -> Datum.ABSENT;
		case OTHER, STATE -> Datum.UNKNOWN;
		};
	}
}
