// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The sharer's end of the channel {@code tandem.chat}. */
@Component(service = SessionFeature.class)
public final class SharerChatFeature implements SessionFeature {

	private final KnownConversations conversations;

	/** @param conversations where what is written can be read */
	@Activate
	public SharerChatFeature(@Reference final KnownConversations conversations) {
		this.conversations = conversations;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return ChatCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		return conversations.of(context).attach(channel);
	}
}
