// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.invitation.Invitations;
import tandem.invitation.OpenInvitation;

/** Invitations without a door behind them. */
public final class FakeInvitations implements Invitations {

	public final List<FakeInvitation> made = new CopyOnWriteArrayList<>();

	/** What the next ones are at first. */
	public OpenInvitation.State first = OpenInvitation.State.WAITING;

	/** Why saving fails. */
	public Optional<String> failure = Optional.empty();

	private final Clock clock;

	public FakeInvitations(final Clock clock) {
		this.clock = clock;
	}

	@Override
	public OpenInvitation create(final Duration lifetime) {
		final var invitation = new FakeInvitation("i" + (made.size() + 1), lifetime);
		made.add(invitation);
		return invitation;
	}

	@Override
	public List<OpenInvitation> open() {
		return made.stream().filter(one -> one.state() == OpenInvitation.State.WAITING).<OpenInvitation>map(one -> one).toList();
	}

	/** One of them. */
	public final class FakeInvitation implements OpenInvitation {

		public final Duration lifetime;

		private final String handle;
		private final Instant expires;
		private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
		private volatile State state = first;
		private volatile int tries;

		FakeInvitation(final String handle, final Duration lifetime) {
			this.handle = handle;
			this.lifetime = lifetime;
			expires = clock.instant().plus(lifetime);
		}

		public void becomes(final State next) {
			state = next;
			listeners.forEach(Runnable::run);
		}

		public void wrongTry() {
			tries++;
			listeners.forEach(Runnable::run);
		}

		public int listeners() {
			return listeners.size();
		}

		@Override
		public String handle() {
			return handle;
		}

		@Override
		public State state() {
			return state;
		}

		@Override
		public String password() {
			return "K7M4 XQ2P D9WR";
		}

		@Override
		public Instant expires() {
			return expires;
		}

		@Override
		public int wrongTries() {
			return tries;
		}

		@Override
		public Optional<String> trouble() {
			return state == State.FAILED ? Optional.of("Another program uses its port.") : Optional.empty();
		}

		@Override
		public void save(final Path file) throws IOException {
			if (failure.isPresent()) {
				throw new IOException(failure.get());
			}
			Files.writeString(file, handle);
		}

		@Override
		public byte[] content() {
			return """
					{"tandem-invitation":1,"key":"argon2id-64m-3-1","from":"Bella","computer":"pc-17","made":"2026-01-01T00:00:00Z","expires":"2126-01-01T00:00:00Z","salt":"mRcPuxg0d6NalMm/OQt3Ag==","nonce":"CdMqWV1KmH1B9LPl"}
					NFfsFoRryfk64oZ2NXmazrTv9eQGbAZiqcY+7xEed5hxIeCeGaFn2Zv8La/FNOzYcbU5m0s0K28ww/Dt8x5xY4Skg5TzMZv75OBTbdbdCQ7L94h4
					b2dae9fbb299871764260aa36890d8701fe608b87151993b27fab7b9d1e22a05
					""".getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public void cancel() {
			becomes(State.CANCELLED);
		}

		@Override
		public AutoCloseable onChange(final Runnable listener) {
			listeners.add(listener);
			return () -> listeners.remove(listener);
		}
	}
}
