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

/** The technician's end of the channel {@code tandem.invitation}. */
@Component(service = SessionFeature.class)
public final class TechnicianInvitationFeature implements SessionFeature {

	private final KnownStates states;
	private final Timers timers;

	/** @param states where what is told goes */
	@Activate
	public TechnicianInvitationFeature(@Reference final KnownStates states, @Reference final Timers timers) {
		this.states = states;
		this.timers = timers;
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public ChannelConfig channel() {
		return InvitationCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		channel.listen(new InvitationFollower(context, states, timers));
		return () -> {
		};
	}
}
