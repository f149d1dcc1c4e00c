// SPDX-License-Identifier: EPL-2.0
package tandem.local.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import com.google.gson.JsonObject;

import tandem.local.AlreadyRunningException;
import tandem.local.LocalServer;
import tandem.local.Verb;
import tandem.settings.Folders;

/** Answers on Unix-domain sockets. A lock file says who is the one instance; it is released by the system when that one is killed. */
@Component
public final class SocketServer implements LocalServer {

	/** Requests answered at the same time. */
	private static final int MAX_CLIENTS = 16;

	private final Sockets sockets;
	private final List<Verb> verbs = new CopyOnWriteArrayList<>();

	/** In this user's runtime folder. */
	@Activate
	public SocketServer(@Reference final Folders folders) {
		this(new Sockets(folders.runtime()));
	}

	SocketServer(final Sockets sockets) {
		this.sockets = sockets;
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addVerb(final Verb verb) {
		verbs.add(verb);
	}

	void removeVerb(final Verb verb) {
		verbs.remove(verb);
	}

	@Override
	public Serving serve(final String product) throws IOException {
		sockets.make();
		final var socket = sockets.of(product);
		final var lockFile = FileChannel.open(socket.resolveSibling(product + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); //$NON-NLS-1$
		try {
			final var lock = lock(lockFile, product);
			Files.deleteIfExists(socket);
			final var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
			server.bind(UnixDomainSocketAddress.of(socket));
			Thread.ofVirtual().name("tandem-local").start(() -> accept(server, product)); //$NON-NLS-1$
			return () -> close(server, socket, lock);
		} catch (final IOException e) {
			lockFile.close();
			throw e;
		}
	}

	private static FileLock lock(final FileChannel file, final String product) throws IOException {
		try {
			final var lock = file.tryLock();
			if (lock != null) {
				return lock;
			}
		} catch (final OverlappingFileLockException e) {
			throw (AlreadyRunningException) new AlreadyRunningException(product).initCause(e);
		}
		throw new AlreadyRunningException(product);
	}

	private static void close(final ServerSocketChannel server, final Path socket, final FileLock lock) {
		try {
			server.close();
			Files.deleteIfExists(socket);
			lock.acquiredBy().close();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void accept(final ServerSocketChannel server, final String product) {
		final var places = new Semaphore(MAX_CLIENTS);
		while (server.isOpen()) {
			try {
				final var client = server.accept();
				if (places.tryAcquire()) {
					Thread.ofVirtual().name("tandem-local-client").start(() -> { //$NON-NLS-1$
						try {
							serve(client, product);
						} finally {
							places.release();
						}
					});
				} else {
					client.close();
				}
			} catch (final ClosedChannelException e) {
				return;
			} catch (final IOException e) {
				// that client is gone; the next one is welcome
				continue;
			}
		}
	}

	private void serve(final SocketChannel client, final String product) {
		try (client) {
			final var in = Channels.newInputStream(client);
			final var out = Channels.newOutputStream(client);
			out.write(Line.encode(answer(in, product)));
			out.flush();
		} catch (final EOFException e) {
			// it only looked whether somebody is there
			return;
		} catch (final IOException e) {
			// it is gone and needs no answer
			return;
		}
	}

	private JsonObject answer(final InputStream in, final String product) throws IOException {
		try {
			final var request = Line.read(in);
			final var name = request.get("verb"); //$NON-NLS-1$
			final var arguments = request.get("arguments"); //$NON-NLS-1$
			if (name == null || !name.isJsonPrimitive() || !(arguments instanceof final JsonObject given)) {
				return refused("That is no request."); //$NON-NLS-1$
			}
			final var found = verbs.stream().filter(verb -> verb.product().equals(product) && verb.name().equals(name.getAsString())).findFirst();
			return found.isPresent() ? did(found.get().handle(given)) : refused("It can't do that."); //$NON-NLS-1$
		} catch (final EOFException e) {
			throw e;
		} catch (final IOException | RuntimeException e) {
			return refused(e.getMessage());
		}
	}

	private static JsonObject did(final JsonObject result) {
		final var answer = new JsonObject();
		answer.add("result", result); //$NON-NLS-1$
		return answer;
	}

	private static JsonObject refused(final String why) {
		final var answer = new JsonObject();
		answer.addProperty("refused", String.valueOf(why)); //$NON-NLS-1$
		return answer;
	}
}
