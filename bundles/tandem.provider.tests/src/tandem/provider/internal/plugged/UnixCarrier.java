// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.plugged;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import tandem.channel.ByteCarrier;

/** Sockets in the file system, as a plug-in would bring them. */
final class UnixCarrier implements ByteCarrier {

	private final String scheme;

	UnixCarrier(final String scheme) {
		this.scheme = scheme;
	}

	@Override
	public String scheme() {
		return scheme;
	}

	@Override
	public Bytes call(final String rest) throws IOException {
		return new Socket(SocketChannel.open(UnixDomainSocketAddress.of(rest)));
	}

	@Override
	public Waiting listen(final String rest, final Consumer<Bytes> arrived) throws IOException {
		final var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		server.bind(UnixDomainSocketAddress.of(rest));
		Thread.ofVirtual().start(() -> {
			try {
				while (true) {
					arrived.accept(new Socket(server.accept()));
				}
			} catch (final IOException e) {
				// Closed.
			}
		});
		return new Waiting() {

			@Override
			public String target() {
				return rest;
			}

			@Override
			public void close() throws IOException {
				server.close();
				Files.deleteIfExists(Path.of(rest));
			}
		};
	}

	private record Socket(SocketChannel channel, InputStream in, OutputStream out) implements Bytes {

		Socket(final SocketChannel channel) {
			this(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
		}

		@Override
		public String from() {
			return "this computer";
		}

		@Override
		public void close() throws IOException {
			channel.close();
		}
	}
}
