// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Listening;

/** Calls go as the test says. */
final class FakeConnector implements Connector {

	/** One call. */
	final class Call {

		final CompletableFuture<Connection> result = new CompletableFuture<>();
		private final Consumer<Step> progress;

		private Call(final Consumer<Step> progress) {
			this.progress = progress;
		}

		void at(final Step step) {
			progress.accept(step);
		}

		void fails(final Why why) {
			result.completeExceptionally(new ConnectFailedException(why, why.toString(), null));
		}
	}

	final List<String> called = new CopyOnWriteArrayList<>();
	private final Map<String, Call> calls = new ConcurrentHashMap<>();

	/** The newest call of a target. */
	Call to(final String target) {
		return calls.get(target);
	}

	@Override
	public CompletableFuture<Connection> connect(final String target, final Credential credential, final Consumer<Step> progress) {
		final var call = new Call(progress);
		calls.put(target, call);
		called.add(target);
		return call.result;
	}

	@Override
	public Listening listen(final String address, final Authenticator authenticator, final Consumer<Connection> accepted) {
		throw new UnsupportedOperationException();
	}
}
