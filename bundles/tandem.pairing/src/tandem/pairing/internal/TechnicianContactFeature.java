// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The technician's end of the channel {@code tandem.contacts}. */
@Component(service = SessionFeature.class)
public final class TechnicianContactFeature implements SessionFeature {

	private final SessionFeature feature;

	/** Wires it. */
	@Activate
	public TechnicianContactFeature(@Reference final ContactPeople people) {
		feature = people.people().feature(Role.TECHNICIAN, Optional::empty);
	}

	@Override
	public Role role() {
		return feature.role();
	}

	@Override
	public ChannelConfig channel() {
		return feature.channel();
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		return feature.attach(context, channel);
	}
}
