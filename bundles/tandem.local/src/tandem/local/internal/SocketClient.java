// SPDX-License-Identifier: EPL-2.0
package tandem.local.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.local.LocalClient;
import tandem.settings.Folders;

/** Asks on Unix-domain sockets. */
@Component
public final class SocketClient implements LocalClient {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Sockets sockets;
	private final Duration patience;

	/** In this user's runtime folder. */
	@Activate
	public SocketClient(@Reference final Folders folders) {
		this(new Sockets(folders.runtime()), PATIENCE);
	}

	SocketClient(final Sockets sockets, final Duration patience) {
		this.sockets = sockets;
		this.patience = patience;
	}

	@Override
	public Optional<JsonObject> ask(final String product, final String verb, final JsonObject arguments) throws IOException {
		final var request = new JsonObject();
		request.addProperty("verb", verb); //$NON-NLS-1$
		request.add("arguments", arguments); //$NON-NLS-1$
		final var bytes = Line.encode(request);
		final var found = sockets.connect(product);
		if (found.isEmpty()) {
			return Optional.empty();
		}
		try (var channel = found.get()) {
			return Optional.of(result(exchange(channel, bytes)));
		}
	}

	private JsonObject exchange(final SocketChannel channel, final byte[] request) throws IOException {
		final var answer = new CompletableFuture<JsonObject>();
		Thread.ofVirtual().name("tandem-local-ask").start(() -> { //$NON-NLS-1$
			try {
				Channels.newOutputStream(channel).write(request);
				answer.complete(Line.read(Channels.newInputStream(channel)));
			} catch (final IOException e) {
				answer.completeExceptionally(e);
			}
		});
		try {
			return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		} catch (final ExecutionException e) {
			throw e.getCause() instanceof EOFException ? new IOException("It closed the line without an answer.", e) //$NON-NLS-1$
					: new IOException(e.getCause().getMessage(), e);
		} catch (final TimeoutException e) {
			throw new IOException("It did not answer.", e); //$NON-NLS-1$
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted.", e); //$NON-NLS-1$
		}
	}

	private static JsonObject result(final JsonObject answer) throws IOException {
		if (answer.get("result") instanceof final JsonObject result) { //$NON-NLS-1$
			return result;
		}
		final var refused = answer.get("refused"); //$NON-NLS-1$
		throw new IOException(refused != null && refused.isJsonPrimitive() ? refused.getAsString() : "It gave no answer of ours."); //$NON-NLS-1$
	}
}
