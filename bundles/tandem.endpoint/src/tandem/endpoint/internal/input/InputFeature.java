// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.input;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.endpoint.internal.InputAccess;
import tandem.endpoint.internal.screen.ShownAreas;
import tandem.screen.codec.InputCodec;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** Lets the technician of a session use mouse and keyboard, as long as they have control. */
@Component(service = SessionFeature.class)
public final class InputFeature implements SessionFeature {

	private final InputAccess access;
	private final ShownAreas shown;

	/**
	 * @param access mouse and keyboard
	 * @param shown where the pointer may go
	 */
	@Activate
	public InputFeature(@Reference final InputAccess access, @Reference final ShownAreas shown) {
		this.access = access;
		this.shown = shown;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return InputCodec.config();
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var inlet = new InputInlet(context, () -> access.input(context.id()), () -> shown.of(context.id()));
		inlet.start(channel);
		return inlet;
	}
}
