// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.pairing.EasyConnect;
import tandem.pairing.OpenPassword;

/** Easy Connect that does what a test says; forbidden until it says otherwise. */
public final class FakeEasyConnect implements EasyConnect {

	/** What it shows. */
	public static final String PASSWORD = "K7M-4XQ-2PD-9WR";

	/** Those that were made. */
	public final List<Made> made = new ArrayList<>();

	/** Why it is not offered. */
	public volatile Optional<String> forbidden = Optional.of("off");

	@Override
	public Optional<String> forbidden() {
		return forbidden;
	}

	@Override
	public OpenPassword open() {
		made.add(new Made());
		return made.getLast();
	}

	/** A password. */
	public static final class Made implements OpenPassword {

		private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
		private final Instant expires = Instant.now().plus(EasyConnect.LIFETIME);
		private volatile State state = State.WAITING;
		private volatile int tries;

		/** Comes to a state. */
		public void become(final State next, final int wrong) {
			state = next;
			tries = wrong;
			listeners.forEach(Runnable::run);
		}

		/** Who listens. */
		public int listeners() {
			return listeners.size();
		}

		@Override
		public String handle() {
			return "easy-connect-1";
		}

		@Override
		public State state() {
			return state;
		}

		@Override
		public String password() {
			return PASSWORD;
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
			return Optional.of("no port");
		}

		@Override
		public void cancel() {
			become(State.CANCELLED, tries);
		}

		@Override
		public AutoCloseable onChange(final Runnable listener) {
			listeners.add(listener);
			return () -> listeners.remove(listener);
		}
	}
}
