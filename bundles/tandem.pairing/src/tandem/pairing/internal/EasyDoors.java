// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.Optional;
import java.util.function.Function;

import tandem.pairing.EasyConnect;
import tandem.pairing.OpenPassword;
import tandem.pairing.PairingCode;
import tandem.session.WayIn;

/** The sharer's end of Easy Connect without its wiring: one password at a time. Thread-safe. */
final class EasyDoors implements EasyConnect {

	private final LocalPassword.Parts parts;
	private final Function<WayIn, Runnable> opener;
	private Optional<LocalPassword> now = Optional.empty();
	private Optional<Runnable> close = Optional.empty();
	private int made;

	/** @param opener makes a door known and says how it is closed */
	EasyDoors(final LocalPassword.Parts parts, final Function<WayIn, Runnable> opener) {
		this.parts = parts;
		this.opener = opener;
	}

	@Override
	public Optional<String> forbidden() {
		return parts.forbidden().get();
	}

	@Override
	public synchronized OpenPassword open() {
		forbidden().ifPresent(why -> {
			throw new IllegalStateException(why);
		});
		cancel();
		final var routing = new StringBuilder();
		parts.random().ints(PairingCode.routingLength(LENGTH), 0, Symbols.ALL.length()).mapToObj(Symbols.ALL::charAt).forEach(routing::append);
		final var code = PairingCode.generate(routing.toString(), LENGTH, parts.random());
		final var holder = new LocalPassword[1];
		holder[0] = new LocalPassword("easy-connect-" + ++made, code, parts, () -> over(holder[0])); //$NON-NLS-1$
		now = Optional.of(holder[0]);
		close = Optional.of(opener.apply(holder[0]));
		return holder[0];
	}

	/** The one that is open is closed. */
	void cancel() {
		final Optional<LocalPassword> open;
		synchronized (this) {
			open = now;
		}
		open.ifPresent(LocalPassword::cancel);
	}

	private void over(final LocalPassword password) {
		final Optional<Runnable> closing;
		synchronized (this) {
			if (now.filter(password::equals).isEmpty()) {
				return;
			}
			now = Optional.empty();
			closing = close;
			close = Optional.empty();
		}
		closing.ifPresent(Runnable::run);
	}
}
