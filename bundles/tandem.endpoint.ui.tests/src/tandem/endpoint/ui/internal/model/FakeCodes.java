// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.pairing.CodeEntry;
import tandem.pairing.PairingCode;

/** Codes lead where the test says. */
public final class FakeCodes implements CodeEntry {

	/** A code that is right, with the look-alikes 0 and 1 in it. */
	public static final String RIGHT = right();

	/** What was sent, each with the relay that was named. */
	public final List<String> sent = new CopyOnWriteArrayList<>();

	/** The last one. */
	public volatile FakeAttempt last;

	/** The way of the next code stands there at once. */
	public volatile Optional<Failure> failsAtOnce = Optional.empty();

	private static String right() {
		for (final var check : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".split("")) {
			try {
				return PairingCode.of("K70M1XQ2" + check).inGroups();
			} catch (final IllegalArgumentException e) {
				continue;
			}
		}
		throw new IllegalStateException();
	}

	@Override
	public Attempt connect(final PairingCode code, final Optional<String> relay) {
		sent.add(code.inGroups() + relay.map(where -> " " + where).orElse(""));
		last = new FakeAttempt();
		failsAtOnce.ifPresent(last::fails);
		return last;
	}

	/** An attempt whose way the test tells. */
	public static final class FakeAttempt implements Attempt {

		private final List<Runnable> listeners = new ArrayList<>();
		private Step step = Step.FINDING_RELAY;
		private Optional<Failure> failure = Optional.empty();

		/** Goes on. */
		public void at(final Step next) {
			step = next;
			List.copyOf(listeners).forEach(Runnable::run);
		}

		/** Ends badly. */
		public void fails(final Failure why) {
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
