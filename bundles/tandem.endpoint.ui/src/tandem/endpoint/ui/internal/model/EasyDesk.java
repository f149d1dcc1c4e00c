// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;

import tandem.pairing.EasyConnect;
import tandem.pairing.OpenPassword;
import tandem.pairing.OpenPassword.State;

/** The Easy Connect password that waits, or ended and was not yet read about. UI thread only. */
final class EasyDesk {

	private final EasyConnect easy;
	private final Executor ui;
	private final Runnable changed;
	private Optional<OpenPassword> shown = Optional.empty();
	private Optional<AutoCloseable> registration = Optional.empty();

	EasyDesk(final EasyConnect easy, final Executor ui, final Runnable changed) {
		this.easy = easy;
		this.ui = ui;
		this.changed = changed;
	}

	/** Whether a new one can be made. */
	boolean isOffered() {
		return easy.forbidden().isEmpty();
	}

	/** The page of this desk; empty where there is nothing to show. One that was used needs no words: the session says it. */
	Optional<Page> page(final boolean connecting) {
		if (shown.filter(one -> one.state() == State.USED || one.state() == State.CANCELLED).isPresent()) {
			close();
		}
		return shown.map(one -> page(one, connecting));
	}

	private static Page page(final OpenPassword one, final boolean connecting) {
		final var tries = one.wrongTries() == 0 ? "" : NLS.bind(Messages.Easy_tries, one.wrongTries(), EasyConnect.TRIES); //$NON-NLS-1$
		final Optional<String> over = switch (one.state()) {
		case OPENING, WAITING -> Optional.empty();
		case USED, CANCELLED, EXPIRED -> Optional.of(Messages.Easy_expired);
		case TOO_MANY_TRIES -> Optional.of(NLS.bind(Messages.Easy_tooManyTries, EasyConnect.TRIES));
		case FAILED -> Optional.of(NLS.bind(Messages.Easy_failed, one.trouble().orElse(""))); //$NON-NLS-1$
		};
		return new Page.EasyPassword(one.state() == State.WAITING ? one.password() : "", one.expires(), tries, connecting, over); //$NON-NLS-1$
	}

	boolean somethingWaits() {
		return shown.filter(one -> !one.state().isOver()).isPresent();
	}

	/** Makes a new one in the place of one that is there. */
	void open() {
		close();
		if (isOffered()) {
			final var made = easy.open();
			shown = Optional.of(made);
			registration = Optional.of(made.onChange(() -> ui.execute(changed)));
		}
		changed.run();
	}

	/** Closes it, or takes note that it is closed. */
	void cancel() {
		final var closing = shown;
		close();
		closing.ifPresent(OpenPassword::cancel);
		changed.run();
	}

	/** Forgets what is listened to. */
	void close() {
		shown = Optional.empty();
		registration.ifPresent(EasyDesk::close);
		registration = Optional.empty();
	}

	private static void close(final AutoCloseable registration) {
		try {
			registration.close();
		} catch (final Exception e) {
			ILog.of(EasyDesk.class).warn("A listener stayed behind", e); //$NON-NLS-1$
		}
	}
}
