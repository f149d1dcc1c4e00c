// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

/**
 * A frame of the conversation before the channels: a kind and its payload.
 *
 * @param kind what the payload is
 * @param payload at most {@link #MAX_PAYLOAD} bytes
 */
public record Frame(Kind kind, byte[] payload) {

	/** Bytes before the payload: length and kind. */
	public static final int HEADER = 3;

	/** A whole frame fits one TLS record of 16 KiB. */
	public static final int MAX_PAYLOAD = (16 << 10) - HEADER;

	/** All kinds of frames; the code is what travels. */
	public enum Kind {
		/** Caller: versions, kind of way in, id. */
		KNOCK(1),
		/** PAKE, first round. */
		ROUND1(2),
		/** PAKE, second round. */
		ROUND2(3),
		/** PAKE, key confirmation. */
		ROUND3(4),
		/** Names, long-term key, commitment, under a MAC. */
		HELLO(5),
		/** Opens the commitment. */
		REVEAL(6),
		/** The conversation ends here. */
		FAIL(7),
		/** Shows, under a MAC, that the speaker was the other end of a connection that was lost. */
		RESUME(8),
		/** A channel is opened at the sender's end. */
		OPEN(16),
		/** A channel is closed at the sender's end. */
		CLOSED(17),
		/** A piece of a message. */
		DATA(18),
		/** A listener has taken messages. */
		CREDIT(19),
		/** Bytes have arrived. */
		ACK(20),
		/** Asks for a pong. */
		PING(21),
		/** Answers a ping. */
		PONG(22),
		/** The connection is closed in good order. */
		BYE(23);

		private static final Kind[] BY_CODE = new Kind[32];

		static {
			for (final var kind : values()) {
				BY_CODE[kind.code] = kind;
			}
		}

		private final int code;

		Kind(final int code) {
			this.code = code;
		}

		/** The byte that travels. */
		public int code() {
			return code;
		}

		/** The kind with this code, or null. */
		public static Kind of(final int code) {
			return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
		}

		/** Whether it belongs to the conversation before the channels. */
		public boolean isHandshake() {
			return code < OPEN.code;
		}
	}
}
