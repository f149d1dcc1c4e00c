// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import tandem.pairing.EasyConnect;
import tandem.pairing.OpenPassword;
import tandem.pairing.PairingCode;
import tandem.session.WayIn;
import tandem.settings.Way;

/** The sharer's end of Easy Connect without its wiring: one password at a time. Thread-safe. */
final class EasyDoors implements EasyConnect {

	private final LocalDoor.Parts parts;
	private final Function<WayIn, Runnable> opener;
	private Optional<LocalDoor> now = Optional.empty();
	private Optional<Runnable> close = Optional.empty();
	private int made;

	/** @param opener makes a door known and says how it is closed */
	EasyDoors(final LocalDoor.Parts parts, final Function<WayIn, Runnable> opener) {
		this.parts = parts;
		this.opener = opener;
	}

	@Override
	public Optional<String> forbidden() {
		return parts.forbidden().apply(Way.EASY_CONNECT);
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
		final var holder = new LocalDoor[1];
		holder[0] = new LocalDoor(WAY_IN + '-' + ++made, new LocalDoor.Lock(Way.EASY_CONNECT, routing.toString().getBytes(StandardCharsets.US_ASCII), code.secret(),
				code.inGroups(), Set.of(WAY_IN), "an Easy Connect password", somebody -> true), parts, () -> over(holder[0])); //$NON-NLS-1$
		now = Optional.of(holder[0]);
		close = Optional.of(opener.apply(holder[0]));
		return holder[0];
	}

	/** The one that is open is closed. */
	void cancel() {
		final Optional<LocalDoor> open;
		synchronized (this) {
			open = now;
		}
		open.ifPresent(LocalDoor::cancel);
	}

	private void over(final LocalDoor password) {
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
