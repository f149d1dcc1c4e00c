// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Duration;
import java.util.Optional;

import tandem.channel.Channel;
import tandem.invitation.InvitationStatus.Over;
import tandem.invitation.OpenInvitation;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.Timers;

/** Tells the technician of one session what became of the invitation that they came by. Thread-safe, never blocks. */
final class InvitationTeller implements SessionFeature.Attachment, Channel.Listener {

	private final SessionContext context;
	private final Channel channel;
	private final OpenInvitation invitation;
	private final Timers timers;
	private AutoCloseable watch = () -> {
	};
	private boolean connected;
	private boolean toldOpened;
	private boolean toldClosed;

	InvitationTeller(final SessionContext context, final Channel channel, final OpenInvitation invitation, final Timers timers) {
		this.context = context;
		this.channel = channel;
		this.invitation = invitation;
		this.timers = timers;
	}

	void start() {
		watch = invitation.onChange(this::tell);
		channel.listen(this);
	}

	@Override
	public void connected() {
		synchronized (this) {
			connected = true;
		}
		tell();
	}

	@Override
	public void message(final byte[] message) {
		context.violation("The workbench said something about the invitation"); //$NON-NLS-1$
	}

	@Override
	public synchronized void disconnected() {
		connected = false;
	}

	@Override
	public void close() {
		disconnected();
		try {
			watch.close();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private synchronized void tell() {
		if (connected && !toldOpened) {
			final var by = invitation.openedBy().orElse(context.peerName());
			toldOpened = sent(new InvitationMessage.Opened(by, Duration.between(timers.now(), invitation.expires()), invitation.wrongTries()));
		}
		if (connected && toldOpened && !toldClosed) {
			over(invitation.state()).ifPresent(why -> toldClosed = sent(new InvitationMessage.Closed(why)));
		}
	}

	private boolean sent(final InvitationMessage message) {
		return switch (channel.send(InvitationCodec.encode(message))) {
		case ACCEPTED -> true;
		case WINDOW_FULL -> {
			channel.room().thenRunAsync(this::tell);
			yield false;
		}
		case CLOSED -> false;
		};
	}

	private static Optional<Over> over(final OpenInvitation.State state) {
		return switch (state) {
		case OPENING, WAITING -> Optional.empty();
		case USED -> Optional.of(Over.USED_UP);
		case EXPIRED -> Optional.of(Over.EXPIRED);
		case CANCELLED -> Optional.of(Over.CANCELLED);
		case TOO_MANY_TRIES -> Optional.of(Over.TOO_MANY_TRIES);
		case FAILED -> Optional.of(Over.UNREACHABLE);
		};
	}
}
