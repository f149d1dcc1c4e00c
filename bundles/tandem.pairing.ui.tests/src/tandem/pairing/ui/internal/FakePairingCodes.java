// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.OpenCode;
import tandem.pairing.PairingCode;
import tandem.pairing.PairingCodes;
import tandem.pairing.Relay;

/** Codes whose way the test tells. */
final class FakePairingCodes implements PairingCodes {

	static final Relay RELAY = Relay.read("relay.example:8443", Relay.Source.SETTINGS).orElseThrow();

	final List<FakeCode> made = new CopyOnWriteArrayList<>();
	volatile Optional<Relay> relay = Optional.of(RELAY);
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	@Override
	public Optional<Relay> relay() {
		return relay;
	}

	@Override
	public OpenCode create(final Relay through) {
		final var code = new FakeCode("code-" + (made.size() + 1), through);
		made.add(code);
		listeners.forEach(Runnable::run);
		return code;
	}

	@Override
	public List<OpenCode> open() {
		return made.stream().filter(code -> !code.state().isOver()).map(OpenCode.class::cast).toList();
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	FakeCode last() {
		return made.getLast();
	}

	/** One code. */
	final class FakeCode implements OpenCode {

		private final List<Runnable> mine = new CopyOnWriteArrayList<>();
		private final String handle;
		private final Relay through;
		private final PairingCode code = PairingCode.generate("K7M4", 9, new SecureRandom());
		private final Instant since = Instant.now();
		private volatile State state = State.ASKING_RELAY;
		private volatile Optional<Why> failure = Optional.empty();

		FakeCode(final String handle, final Relay through) {
			this.handle = handle;
			this.through = through;
		}

		void at(final State next) {
			state = next;
			mine.forEach(Runnable::run);
			listeners.forEach(Runnable::run);
		}

		void fails(final Why why) {
			failure = Optional.of(why);
			at(State.FAILED);
		}

		PairingCode secretly() {
			return code;
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
		public Optional<PairingCode> code() {
			return state == State.WAITING || state == State.PROVING ? Optional.of(code) : Optional.empty();
		}

		@Override
		public Relay relay() {
			return through;
		}

		@Override
		public Instant made() {
			return since;
		}

		@Override
		public Instant expires() {
			return state == State.ASKING_RELAY ? Instant.MAX : since.plusSeconds(600);
		}

		@Override
		public Optional<Why> failure() {
			return failure;
		}

		@Override
		public Optional<String> link() {
			return code().map(open -> "tandem://" + through.address() + "/" + open.inGroups());
		}

		@Override
		public void cancel() {
			if (!state.isOver()) {
				at(State.CANCELLED);
			}
		}

		@Override
		public AutoCloseable onChange(final Runnable listener) {
			mine.add(listener);
			return () -> mine.remove(listener);
		}
	}
}
