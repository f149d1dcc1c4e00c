// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

import tandem.channel.ChannelConfig;

/** What a channel is like and who hears it. */
public interface IChannelConfig {

	/** Name, version, message limit and urgency; both ends must agree on the name alone. */
	ChannelConfig getConfig();

	/** Who hears the channel. */
	IChannelListener getListener();
}
