// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.List;

import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Elements;
import tandem.firewall.internal.packet.Packet;
import tandem.firewall.internal.packet.Tri;

/** Something that has a value for a packet. */
@FunctionalInterface
public interface Expression {

	/** The value; {@link Datum#ABSENT} ends the rule. */
	Datum value(Moment moment);

	/** Always the same. */
	record Constant(Datum datum) implements Expression {
		@Override
		public Datum value(final Moment moment) {
			return datum;
		}
	}

	/** The headers of a packet. */
	enum Header {
		LINK, NETWORK, TRANSPORT
	}

	/** When a header field is there. */
	enum Only {
		ALWAYS, IPV4, IPV6, TCP, UDP, NEVER;

		/** Whether the packet is such a one. */
		public boolean holds(final Moment moment) {
			return switch (this) {
			case ALWAYS -> true;
			case IPV4 -> !moment.packet().ipv6();
			case IPV6 -> moment.packet().ipv6();
			case TCP -> moment.packet().protocol() == Packet.TCP;
			case UDP -> moment.packet().protocol() == Packet.UDP;
			case NEVER -> false;
			};
		}
	}

	/** A field of a header, at an offset in bits. */
	record Payload(Header header, int offset, int width, Only only) implements Expression {
		@Override
		public Datum value(final Moment moment) {
			if (!only.holds(moment)) {
				return Datum.ABSENT;
			}
			final var packet = moment.packet();
			return switch (header) {
			case LINK -> packet.link() == null ? Datum.ABSENT : packet.link().field(offset, width);
			case NETWORK -> packet.network().field(offset, width);
			case TRANSPORT -> packet.transport().field(offset, width);
			};
		}
	}

	/** A field of the headers of a transport other than TCP and UDP: there only in its own packets. */
	record Foreign(int protocol, int offset, int width) implements Expression {
		@Override
		public Datum value(final Moment moment) {
			return moment.packet().protocol() == protocol ? moment.packet().transport().field(offset, width) : Datum.ABSENT;
		}
	}

	/** Values side by side. */
	record Concat(List<Expression> parts) implements Expression {

		public Concat {
			parts = List.copyOf(parts);
		}

		@Override
		public Datum value(final Moment moment) {
			final var values = new ArrayList<Datum>(parts.size());
			for (final var part : parts) {
				final var value = part.value(moment);
				if (value instanceof Datum.Absent) {
					return value;
				}
				values.add(value);
			}
			return new Datum.Tuple(values);
		}
	}

	/** How two numbers are combined. */
	enum Operation {
		AND, OR, XOR, LEFT, RIGHT
	}

	/** Two numbers combined, in a width in bits that shifting does not leave. */
	record Combined(Operation operation, Expression left, Expression right, int width) implements Expression {
		@Override
		public Datum value(final Moment moment) {
			final var one = left.value(moment);
			final var other = right.value(moment);
			if (one instanceof Datum.Absent || other instanceof Datum.Absent) {
				return Datum.ABSENT;
			}
			if (!(one instanceof final Bits a && other instanceof final Bits b)) {
				return Datum.UNKNOWN;
			}
			return switch (operation) {
			case AND -> a.and(b);
			case OR -> a.or(b);
			case XOR -> a.xor(b);
			case LEFT -> b.isKnown() ? a.left((int) b.low()).and(Bits.mask(width)) : Datum.UNKNOWN;
			case RIGHT -> b.isKnown() ? a.right((int) b.low()) : Datum.UNKNOWN;
			};
		}
	}

	/** What a map has for a key; a miss is absent. */
	record Mapped(Expression key, Elements<Datum> map) implements Expression {
		@Override
		public Datum value(final Moment moment) {
			final var found = key.value(moment);
			if (found instanceof Datum.Absent) {
				return found;
			}
			final var values = map.find(found);
			if (map.isOpen() || values.perhapsNone() && !values.values().isEmpty()) {
				return Datum.UNKNOWN;
			}
			return switch (values.values().size()) {
			case 0 -> Datum.ABSENT;
			case 1 -> values.values().getFirst();
			default -> Datum.UNKNOWN;
			};
		}

		/** Whether the packet is in the map at all. */
		public Condition present() {
			return moment -> {
				final var found = key.value(moment);
				if (found instanceof Datum.Absent) {
					return Tri.NO;
				}
				final var values = map.find(found);
				return map.isOpen() ? Tri.MAYBE
						: values.values().isEmpty() ? Tri.NO
								: values.perhapsNone() ? Tri.MAYBE : Tri.YES;
			};
		}
	}
}
