// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.util.Set;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;

/**
 * One end of a capability: an OSGi service. Both ends register one with the same channel name; where only one end has it, the
 * channel stays unconnected and the capability is absent.
 */
public interface SessionFeature {

	/** Which end this serves. */
	Role role();

	/** The channel that carries its messages. */
	ChannelConfig channel();

	/**
	 * The permissions beside view and control that this feature asks for (sharer's end): the endpoint puts no question about any other. Asked
	 * once, when the feature is attached.
	 */
	default Set<Permission> permissions() {
		return Set.of();
	}

	/**
	 * Attaches to an authenticated session. Called before any consent: the feature must ask {@link SessionContext#gate()} before each use. Set
	 * the channel's listener here. Called once a connection: where the line broke and was mended the attachment is closed and the feature
	 * attached anew, with the same context and another channel, over which nothing has been said.
	 *
	 * @param context the session
	 * @param channel opened, perhaps not yet connected
	 * @return closed when the session ends, the line breaks or the feature goes away
	 */
	Attachment attach(SessionContext context, Channel channel);

	/** A feature at work in one session. */
	interface Attachment extends AutoCloseable {

		/** Stops at once and gives everything back, held keys included. Idempotent, any thread. */
		@Override
		void close();
	}
}
