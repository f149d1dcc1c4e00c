// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.guide.FigurePainter;
import tandem.screen.ScreenPlatform;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.Timers;

/** The sharer's end of the channel {@code tandem.guide}: draws what the technician shows, while the sharer permits it. */
@Component(service = SessionFeature.class)
public final class SharerGuideFeature implements SessionFeature {

	/** To point and draw on the screen. */
	static final Permission GUIDE = new Permission("guide"); //$NON-NLS-1$

	private final ScreenPlatform platform;
	private final FigurePainter painter;
	private final Timers timers;

	/** Made by the component runtime, where there are a screen and fonts. */
	@Activate
	public SharerGuideFeature(@Reference final ScreenPlatform platform, @Reference final FigurePainter painter, @Reference final Timers timers) {
		this.platform = platform;
		this.painter = painter;
		this.timers = timers;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return GuideCodec.CHANNEL;
	}

	@Override
	public Set<Permission> permissions() {
		return Set.of(GUIDE);
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var showing = new Showing(context, channel, painter, timers, platform::openOverlay);
		channel.listen(showing);
		return showing;
	}
}
