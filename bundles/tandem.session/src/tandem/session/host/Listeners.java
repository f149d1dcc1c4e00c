// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import tandem.session.Registration;

/**
 * Who wants to hear of something; one that throws does not keep the others from hearing. Thread-safe.
 *
 * @param <T> what listens
 */
public final class Listeners<T> {

	private record Entry<T>(T listener) {

		@Override
		public boolean equals(final Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}
	}

	private final List<Entry<T>> entries = new CopyOnWriteArrayList<>();
	private final Trouble trouble;

	/** @param trouble told of listeners that throw */
	public Listeners(final Trouble trouble) {
		this.trouble = trouble;
	}

	/**
	 * Registers a listener.
	 *
	 * @return closes this registration alone
	 */
	public Registration add(final T listener) {
		final var entry = new Entry<>(listener);
		entries.add(entry);
		return () -> entries.remove(entry);
	}

	/** Tells all of them. */
	public void tell(final Consumer<T> call) {
		for (final var entry : entries) {
			try {
				call.accept(entry.listener());
			} catch (final RuntimeException | LinkageError e) {
				trouble.report("A listener failed: " + entry.listener().getClass().getName(), e); //$NON-NLS-1$
			}
		}
	}

	/** Forgets all. */
	public void clear() {
		entries.clear();
	}
}
