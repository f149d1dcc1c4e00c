// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The technician's end of the channel {@code tandem.guide}. */
@Component(service = SessionFeature.class)
public final class TechnicianGuideFeature implements SessionFeature {

	private final KnownGuides guides;

	/** @param guides where what can be shown is found */
	@Activate
	public TechnicianGuideFeature(@Reference final KnownGuides guides) {
		this.guides = guides;
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public ChannelConfig channel() {
		return GuideCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		return guides.attach(context, channel);
	}
}
