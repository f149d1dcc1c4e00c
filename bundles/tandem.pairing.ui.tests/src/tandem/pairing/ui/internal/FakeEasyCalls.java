// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.pairing.EasyCalls;
import tandem.pairing.PairingCode;

/** Easy Connect calls that go as a test says. */
final class FakeEasyCalls implements EasyCalls {

	final List<Made> made = new CopyOnWriteArrayList<>();

	@Override
	public Call call(final PairingCode password) {
		made.add(new Made(password));
		return made.getLast();
	}

	Made last() {
		return made.getLast();
	}

	static final class Made implements Call {

		final PairingCode password;
		private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
		private volatile Step step = Step.SEARCHING;
		private volatile Optional<Failure> failure = Optional.empty();

		Made(final PairingCode password) {
			this.password = password;
		}

		void at(final Step next) {
			step = next;
			listeners.forEach(Runnable::run);
		}

		void fail(final Failure why) {
			failure = Optional.of(why);
			at(Step.FAILED);
		}

		@Override
		public Step step() {
			return step;
		}

		@Override
		public Optional<Failure> failure() {
			return failure;
		}

		@Override
		public void cancel() {
			at(Step.CANCELLED);
		}

		@Override
		public AutoCloseable onChange(final Runnable listener) {
			listeners.add(listener);
			return () -> listeners.remove(listener);
		}
	}
}
