// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.ServerFrame;

/** How two ends come together. */
interface Route extends AutoCloseable {

	String name();

	/** Two more ends. */
	Pair open() throws IOException;

	/** What runs between the ends, if anything does. */
	Optional<Program> program();

	@Override
	void close() throws IOException;

	/** Both ends dial the relay and meet by a code. */
	record Relayed(Tls tls, int port, Program relay) implements Route {

		@Override
		public String name() {
			return "relay";
		}

		@Override
		public Pair open() throws IOException {
			final var technician = new WebSocketEnd(TlsEnd.to(port, tls)).ask();
			technician.send(new ClientFrame.Allocate(6, 600, Optional.empty()));
			if (!(technician.frame() instanceof final ServerFrame.Allocated allocated)) {
				throw new IOException("no mailbox");
			}
			final var sharer = new WebSocketEnd(TlsEnd.to(port, tls)).ask();
			sharer.send(new ClientFrame.Claim(allocated.routing()));
			if (!(sharer.frame() instanceof ServerFrame.Ready) || !(technician.frame() instanceof ServerFrame.Ready)) {
				throw new IOException("no session");
			}
			return new Pair(sharer, technician);
		}

		@Override
		public Optional<Program> program() {
			return Optional.of(relay);
		}

		@Override
		public void close() {
			relay.close();
		}
	}

	/** One end dials, the other is dialled: directly, or by HAProxy, which decrypts for one and encrypts for the other as the relay does. */
	record Dialled(String name, Tls tls, int port, ServerSocketChannel door, Optional<Program> program) implements Route {

		static ServerSocketChannel opened() throws IOException {
			return ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0), 1024);
		}

		@Override
		public Pair open() throws IOException {
			final var dialled = CompletableFuture.supplyAsync(() -> {
				try {
					return new WebSocketEnd(new TlsEnd(door.accept(), tls.server())).answer();
				} catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			}, task -> Thread.ofVirtual().start(task));
			final var sharer = new WebSocketEnd(TlsEnd.to(port, tls)).ask();
			return new Pair(sharer, dialled.join());
		}

		@Override
		public void close() throws IOException {
			program.ifPresent(Program::close);
			door.close();
		}
	}
}
