// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.plugged;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import tandem.channel.ByteCarrier;
import tandem.channel.Listening;
import tandem.provider.internal.net.Door;

/** A listener behind which a plug-in's carrier waits. */
record PluggedListening(Door door, ByteCarrier.Waiting waiting, String scheme) implements Listening {

	@Override
	public int port() {
		return 0;
	}

	@Override
	public String target() {
		return scheme + waiting.target();
	}

	@Override
	public byte[] fingerprint() {
		return door.fingerprint();
	}

	@Override
	public CompletableFuture<End> ended() {
		return door.ended();
	}

	@Override
	public void close() {
		try {
			waiting.close();
		} catch (final IOException e) {
			// Nobody is let in behind it any more.
		} finally {
			door.close();
		}
	}
}
