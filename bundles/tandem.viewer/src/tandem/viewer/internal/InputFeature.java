// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.screen.codec.InputCodec;
import tandem.session.SessionFeature;

/** Sends what the technician does in the session's viewer. */
@Component(service = SessionFeature.class)
public final class InputFeature extends ViewerFeature {

	/** @param viewers where the session's viewer is */
	@Activate
	public InputFeature(@Reference final ViewerRegistry viewers) {
		super(viewers);
	}

	@Override
	public ChannelConfig channel() {
		return InputCodec.config();
	}

	@Override
	Attachment attach(final SessionViewer viewer, final Channel channel) {
		return viewer.input().attach(channel);
	}
}
