// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Packet;
import tandem.firewall.internal.packet.Packet.Ends;
import tandem.firewall.internal.packet.Tri;

/**
 * What connection tracking knows of a packet.
 *
 * @param kind            whether it was looked at
 * @param state           the bit of {@code ct state}; only where tracked
 * @param reply           whether the packet goes against the direction of the first one
 * @param mark            {@code ct mark}
 * @param labels          {@code ct label}
 * @param status          {@code ct status}
 * @param zone            {@code ct zone}
 * @param protocol        the transport's number, also for errors about it
 * @param original        the ends as the first packet had them
 * @param answer          the ends as answers have them, before they are translated
 * @param destinationDone whether destination translation has been settled
 * @param sourceDone      whether source translation has been settled
 */
public record Connection(Kind kind, int state, boolean reply, Bits mark, Bits labels, Bits status, Bits zone, int protocol, Ends original,
		Ends answer, boolean destinationDone, boolean sourceDone) {

	/** Whether connection tracking has looked at the packet. */
	public enum Kind {
		/** Not yet, or without understanding it. */
		NONE,
		/** A rule forbade it. */
		UNTRACKED,
		/** It has. */
		TRACKED
	}

	public static final int INVALID = 1;
	public static final int ESTABLISHED = 2;
	public static final int RELATED = 4;
	public static final int NEW = 8;
	public static final int UNTRACKED_STATE = 64;

	static final int SEEN_REPLY = 2;
	static final int ASSURED = 4;
	static final int CONFIRMED = 8;
	static final int SOURCE_TRANSLATED = 0x10;
	static final int DESTINATION_TRANSLATED = 0x20;
	/** Bits of the status that are set at moments that nobody need know. */
	private static final Bits UNCERTAIN = new Bits(0, 0, 0, 0xFFFF_FFC0L);

	/** A packet that connection tracking has not seen. */
	public static final Connection NOT_SEEN = of(Kind.NONE, Bits.ZERO);

	private static Connection of(final Kind kind, final Bits zone) {
		return new Connection(kind, INVALID, false, Bits.ZERO, Bits.ZERO, Bits.ZERO, zone, 0, null, null, false, false);
	}

	/** A new connection's first packet. */
	Connection begin(final Packet packet) {
		final var ends = packet.ends();
		return new Connection(Kind.TRACKED, NEW, false, Bits.ZERO, Bits.ZERO, UNCERTAIN, zone, packet.protocol(), ends, ends.turned(), false, false);
	}

	Connection untracked() {
		return of(Kind.UNTRACKED, zone);
	}

	Connection withZone(final Bits newZone) {
		return new Connection(kind, state, reply, mark, labels, status, newZone, protocol, original, answer, destinationDone, sourceDone);
	}

	Connection withMark(final Bits newMark) {
		return new Connection(kind, state, reply, newMark, labels, status, zone, protocol, original, answer, destinationDone, sourceDone);
	}

	Connection withLabels(final Bits newLabels) {
		return new Connection(kind, state, reply, mark, newLabels, status, zone, protocol, original, answer, destinationDone, sourceDone);
	}

	Connection confirmed() {
		return kind != Kind.TRACKED ? this : withStatus(status.or(Bits.of(CONFIRMED)));
	}

	/** Whether a rule left something on it that stays although its first packet is dropped: a way through the host's own loopback confirms it before rules on input are asked. */
	boolean isRemembered() {
		return isTracked() && !status.and(Bits.of(CONFIRMED)).equals(Bits.ZERO) && !(mark.equals(Bits.ZERO) && labels.equals(Bits.ZERO));
	}

	private Connection withStatus(final Bits newStatus) {
		return new Connection(kind, state, reply, mark, labels, newStatus, zone, protocol, original, answer, destinationDone, sourceDone);
	}

	/**
	 * A later packet's view.
	 *
	 * @param assured whether the connection counts as lasting by then
	 */
	Connection later(final int newState, final boolean isReply, final Tri assured) {
		final var lasting = assured == Tri.YES ? Bits.of(ASSURED) : assured == Tri.NO ? Bits.ZERO : new Bits(0, 0, 0, ASSURED);
		final var both = newState == ESTABLISHED ? status.or(Bits.of(SEEN_REPLY | CONFIRMED)).or(lasting) : status;
		return new Connection(kind, newState, isReply, mark, labels, both, zone, protocol, original, answer, destinationDone, sourceDone);
	}

	/** Destination translation is settled: to there, or not at all where that is where it goes anyway. */
	Connection translated(final Bits address, final Bits port, final boolean changed) {
		return new Connection(kind, state, reply, mark, labels, changed ? status.or(Bits.of(DESTINATION_TRANSLATED)) : status, zone, protocol, original,
				new Ends(address, port, answer.destination(), answer.port()), true, sourceDone);
	}

	/** Source translation is settled. */
	Connection sourceTranslated(final Bits address, final Bits port, final boolean changed) {
		return new Connection(kind, state, reply, mark, labels, changed ? status.or(Bits.of(SOURCE_TRANSLATED)) : status, zone, protocol, original,
				new Ends(answer.source(), answer.sourcePort(), address, port), destinationDone, true);
	}

	/** Whether connection tracking knows the packet's connection. */
	public boolean isTracked() {
		return kind == Kind.TRACKED;
	}

	boolean isTranslated() {
		return isTracked() && !original.turned().equals(answer);
	}

	/** What {@code ct state} compares with. */
	public int stateBit() {
		return switch (kind) {
		case NONE -> INVALID;
		case UNTRACKED -> UNTRACKED_STATE;
		case TRACKED -> state;
		};
	}
}
