// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.screen.codec.InputCodec;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** Sends what the technician does in the session's viewer. */
@Component(service = SessionFeature.class)
public final class InputFeature implements SessionFeature {

	private final ViewerRegistry viewers;

	/** @param viewers where the session's viewer is */
	@Activate
	public InputFeature(@Reference final ViewerRegistry viewers) {
		this.viewers = viewers;
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public ChannelConfig channel() {
		return InputCodec.config();
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var attachment = viewers.take(context).input().attach(channel);
		return new OnceClosed(attachment, () -> viewers.give(context.id()));
	}
}
