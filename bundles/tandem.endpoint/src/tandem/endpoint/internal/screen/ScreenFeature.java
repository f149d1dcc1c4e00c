// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.util.concurrent.atomic.AtomicBoolean;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.screen.ScreenPlatform;
import tandem.screen.codec.ScreenCodec;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Shares the screen with the technician of a session, as long as they may see it. */
@Component(service = SessionFeature.class)
public final class ScreenFeature implements SessionFeature {

	private final ScreenPlatform platform;
	private final ShownAreas shown;
	private final Settings settings;
	private final AtomicBoolean rehearsed = new AtomicBoolean();

	/**
	 * @param platform reads the screen
	 * @param shown told what the technician sees
	 * @param settings say how much of the network may be used
	 */
	@Activate
	public ScreenFeature(@Reference final ScreenPlatform platform, @Reference final ShownAreas shown, @Reference final Settings settings) {
		this.platform = platform;
		this.shown = shown;
		this.settings = settings;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return ScreenCodec.config();
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var pump = new CapturePump(context, channel, platform, shown, new Pace(() -> settings.get(Setting.KILOBITS), System::nanoTime),
				!rehearsed.getAndSet(true));
		pump.start();
		return pump;
	}
}
