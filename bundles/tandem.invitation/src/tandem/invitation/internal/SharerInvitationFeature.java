// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.Timers;

/** The sharer's end of the channel {@code tandem.invitation}: silent in a session that came otherwise. */
@Component(service = SessionFeature.class)
public final class SharerInvitationFeature implements SessionFeature {

	private final InvitationsService invitations;
	private final Timers timers;

	/** @param invitations of this computer */
	@Activate
	public SharerInvitationFeature(@Reference final InvitationsService invitations, @Reference final Timers timers) {
		this.invitations = invitations;
		this.timers = timers;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return InvitationCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var invitation = context.way().flatMap(invitations::known);
		if (invitation.isEmpty()) {
			channel.close();
			return () -> {
			};
		}
		final var teller = new InvitationTeller(context, channel, invitation.get(), timers);
		teller.start();
		return teller;
	}
}
