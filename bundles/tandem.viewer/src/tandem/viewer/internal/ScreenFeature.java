// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.screen.codec.ScreenCodec;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** Shows the sharer's screen in the session's viewer. */
@Component(service = SessionFeature.class)
public final class ScreenFeature implements SessionFeature {

	private final ViewerRegistry viewers;

	/** @param viewers where the session's viewer is */
	@Activate
	public ScreenFeature(@Reference final ViewerRegistry viewers) {
		this.viewers = viewers;
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public ChannelConfig channel() {
		return ScreenCodec.config();
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var attachment = viewers.take(context).screen().attach(channel);
		return new OnceClosed(attachment, () -> viewers.give(context.id()));
	}
}
