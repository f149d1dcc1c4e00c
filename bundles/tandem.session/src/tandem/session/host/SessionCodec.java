// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.util.LinkedHashSet;
import java.util.Set;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.identity.StatedName;
import tandem.session.Answer;
import tandem.session.Consent;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;
import tandem.session.host.SessionMessage.Answered;
import tandem.session.host.SessionMessage.Ask;
import tandem.session.host.SessionMessage.End;
import tandem.session.host.SessionMessage.Hello;
import tandem.session.host.SessionMessage.Release;
import tandem.session.host.SessionMessage.State;

/** {@link SessionMessage}s as bytes: a kind, then the fields in the order of the record. */
public final class SessionCodec {

	/** The channel. */
	public static final ChannelConfig CHANNEL = new ChannelConfig("tandem.session", 1, 4096, Urgency.INPUT); //$NON-NLS-1$

	/** Longest detail of an end, in bytes of UTF-8. */
	static final int MAX_DETAIL = 512;

	/** Longest name in bytes of UTF-8: 64 code points of four bytes. */
	static final int MAX_NAME = 256;

	private static final int HELLO = 1;
	private static final int ASK = 2;
	private static final int RELEASE = 3;
	private static final int ANSWERED = 4;
	private static final int STATE = 5;
	private static final int END = 6;

	private SessionCodec() {
	}

	/** The bytes of a message. */
	public static byte[] encode(final SessionMessage message) {
		final var out = new MessageWriter();
		switch (message) {
		case final Hello m -> out.u8(HELLO).text(StatedName.clean(m.product())).text(StatedName.clean(m.computer()));
		case final Ask m -> out.u8(ASK).text(m.permission().id());
		case final Release m -> out.u8(RELEASE).text(m.permission().id());
		case final Answered m -> out.u8(ANSWERED).text(m.permission().id()).constant(m.answer());
		case final State m -> state(out.u8(STATE), m);
		case final End m -> out.u8(END).constant(m.reason()).text(cut(m.detail()));
		}
		return out.toBytes();
	}

	/**
	 * The message of some bytes.
	 *
	 * @throws MessageException where they are none, too long or too many
	 */
	public static SessionMessage decode(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		final SessionMessage message = switch (kind) {
		case HELLO -> new Hello(StatedName.clean(in.text(MAX_NAME)), StatedName.clean(in.text(MAX_NAME)));
		case ASK -> new Ask(permission(in));
		case RELEASE -> new Release(permission(in));
		case ANSWERED -> new Answered(permission(in), in.constant(Answer.values()));
		case STATE -> new State(in.constant(SessionState.values()), permissions(in), in.flag());
		case END -> new End(in.constant(EndReason.values()), in.text(MAX_DETAIL).replaceAll("[\\p{Cntrl}\\p{Cf}]", " ")); //$NON-NLS-1$ //$NON-NLS-2$
		default -> throw new MessageException("no such kind of session message: " + kind); //$NON-NLS-1$
		};
		in.end();
		return message;
	}

	private static void state(final MessageWriter out, final State state) {
		out.constant(state.state()).u8(state.granted().size());
		state.granted().forEach(permission -> out.text(permission.id()));
		out.flag(state.promptUp());
	}

	private static Set<Permission> permissions(final MessageReader in) throws MessageException {
		final var count = in.u8();
		if (count > Consent.MAX_OTHERS + 2) {
			throw new MessageException(count + " permissions"); //$NON-NLS-1$
		}
		final var result = new LinkedHashSet<Permission>();
		for (var i = 0; i < count; i++) {
			result.add(permission(in));
		}
		return Set.copyOf(result);
	}

	private static Permission permission(final MessageReader in) throws MessageException {
		final var id = in.text(Permission.MAX_ID);
		try {
			return new Permission(id);
		} catch (final IllegalArgumentException e) {
			final var refused = new MessageException("no permission id"); //$NON-NLS-1$
			refused.initCause(e);
			throw refused;
		}
	}

	/** At most {@link #MAX_DETAIL} bytes whatever the characters. */
	private static String cut(final String detail) {
		final var units = MAX_DETAIL / 4;
		final var whole = detail.replaceAll("\\p{Cntrl}", " "); //$NON-NLS-1$ //$NON-NLS-2$
		if (whole.length() <= units) {
			return whole;
		}
		return whole.substring(0, Character.isHighSurrogate(whole.charAt(units - 1)) ? units - 1 : units);
	}
}
