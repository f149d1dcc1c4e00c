// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.settings.HelpRules;
import tandem.settings.Way;

/** The sharer's end of the channel {@code tandem.contacts}. */
@Component(service = SessionFeature.class)
public final class SharerContactFeature implements SessionFeature {

	private final SessionFeature feature;

	/** Wires it. */
	@Activate
	public SharerContactFeature(@Reference final ContactPeople people, @Reference final HelpRules rules) {
		feature = people.people().feature(Role.SHARER, () -> rules.forbidden(Way.CONTACTS));
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
