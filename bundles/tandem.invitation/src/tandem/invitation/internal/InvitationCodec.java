// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Duration;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.identity.StatedName;
import tandem.invitation.InvitationStatus;
import tandem.invitation.Invitations;

/** {@link InvitationMessage}s as bytes: a kind, then the fields in the order of the record. */
final class InvitationCodec {

	/** The channel. */
	static final ChannelConfig CHANNEL = new ChannelConfig("tandem.invitation", 1, 512, Urgency.NORMAL); //$NON-NLS-1$

	/** Longest name in bytes of UTF-8: 64 code points of four bytes. */
	static final int MAX_NAME = 256;

	private static final int OPENED = 1;
	private static final int CLOSED = 2;
	private static final int MAX_TRIES = 255;

	private InvitationCodec() {
	}

	static byte[] encode(final InvitationMessage message) {
		final var out = new MessageWriter();
		switch (message) {
		case InvitationMessage.Opened(var by, var left, var wrongTries) -> out.u8(OPENED).text(StatedName.clean(by))
				.i32((int) Math.clamp(left.toSeconds(), 0, Invitations.LONGEST.toSeconds())).u8(Math.clamp(wrongTries, 0, MAX_TRIES));
		case InvitationMessage.Closed(var why) -> out.u8(CLOSED).constant(why);
		}
		return out.toBytes();
	}

	/** @throws MessageException where the bytes are no message of this channel */
	static InvitationMessage decode(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		final InvitationMessage message = switch (kind) {
		case OPENED -> new InvitationMessage.Opened(StatedName.clean(in.text(MAX_NAME)), left(in.i32()), in.u8());
		case CLOSED -> new InvitationMessage.Closed(in.constant(InvitationStatus.Over.values()));
		default -> throw new MessageException("no such kind of invitation message: " + kind); //$NON-NLS-1$
		};
		in.end();
		return message;
	}

	private static Duration left(final int seconds) throws MessageException {
		if (seconds < 0 || seconds > Invitations.LONGEST.toSeconds()) {
			throw new MessageException("an invitation for " + seconds + " s"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return Duration.ofSeconds(seconds);
	}
}
