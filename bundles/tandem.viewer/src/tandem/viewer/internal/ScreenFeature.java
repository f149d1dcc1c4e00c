// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.screen.codec.Rehearsal;
import tandem.screen.codec.ScreenCodec;
import tandem.session.SessionFeature;

/** Shows the sharer's screen in the session's viewer. */
@Component(service = SessionFeature.class)
public final class ScreenFeature extends ViewerFeature {

	private final AtomicBoolean rehearsed = new AtomicBoolean();

	/** @param viewers where the session's viewer is */
	@Activate
	public ScreenFeature(@Reference final ViewerRegistry viewers) {
		super(viewers);
	}

	@Override
	public ChannelConfig channel() {
		return ScreenCodec.config();
	}

	@Override
	Attachment attach(final SessionViewer viewer, final Channel channel) {
		final var screen = viewer.screen();
		final var attachment = screen.attach(channel);
		if (!rehearsed.getAndSet(true)) {
			Thread.ofPlatform().daemon().name("tandem-viewer-rehearsal").start(() -> Rehearsal.run(screen::isBusy)); //$NON-NLS-1$
		}
		return attachment;
	}
}
