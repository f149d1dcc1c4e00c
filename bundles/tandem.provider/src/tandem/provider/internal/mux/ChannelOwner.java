// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

/** What a channel asks of its connection. Any thread. */
interface ChannelOwner {

	/** The channel has something for the line. */
	void somethingWaits();

	/** The channel's listener has taken messages of so many bytes. */
	void taken(MuxChannel channel, int bytes);

	/** The channel's listener threw. */
	void listenerFailed(MuxChannel channel, Throwable failure);

	/** Closes the channel at both ends. */
	void close(MuxChannel channel);
}
