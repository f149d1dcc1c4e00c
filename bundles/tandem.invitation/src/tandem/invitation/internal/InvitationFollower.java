// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.util.Optional;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.invitation.InvitationStatus;
import tandem.session.SessionContext;
import tandem.session.Timers;

/** Follows what the sharer's end says of one session's invitation; confined to the channel's thread. */
final class InvitationFollower implements Channel.Listener {

	private final SessionContext context;
	private final KnownStates states;
	private final Timers timers;
	private Optional<InvitationStatus> known = Optional.empty();

	InvitationFollower(final SessionContext context, final KnownStates states, final Timers timers) {
		this.context = context;
		this.states = states;
		this.timers = timers;
	}

	@Override
	public void message(final byte[] message) {
		try {
			final var next = follow(InvitationCodec.decode(message));
			known = Optional.of(next);
			states.put(context.id(), next);
		} catch (final MessageException e) {
			context.violation("The endpoint broke the rules of the invitation channel: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	private InvitationStatus follow(final InvitationMessage message) throws MessageException {
		return switch (message) {
		case InvitationMessage.Opened(var by, var left, var wrongTries) -> {
			if (known.isPresent()) {
				throw new MessageException("opened twice"); //$NON-NLS-1$
			}
			yield new InvitationStatus(by, timers.now().plus(left), wrongTries, Optional.empty());
		}
		case InvitationMessage.Closed(var why) -> {
			final var open = known.filter(status -> status.over().isEmpty()).orElseThrow(() -> new MessageException("closed and not open")); //$NON-NLS-1$
			context.log("The invitation is over: " + why + "."); //$NON-NLS-1$ //$NON-NLS-2$
			yield new InvitationStatus(open.openedBy(), open.expires(), open.wrongTries(), Optional.of(why));
		}
		};
	}
}
