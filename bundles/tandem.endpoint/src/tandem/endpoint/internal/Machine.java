// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.Optional;

import tandem.screen.InputPort;
import tandem.screen.PromptWatch;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.session.Gate;
import tandem.session.host.Trouble;

/** Mouse, keyboard and prompt watch of this computer for one session. Thread-safe. */
final class Machine {

	private final Trouble trouble;
	private volatile GatedInput input;
	private volatile PromptWatch watch;
	private boolean closed;

	Machine(final Trouble trouble) {
		this.trouble = trouble;
	}

	/**
	 * Opens everything or nothing.
	 *
	 * @param gate asked for each remote event
	 * @param keys hears the sharer
	 * @param promptChanged called when {@link #promptUp()} changes
	 */
	synchronized void open(final ScreenPlatform platform, final Gate gate, final InputPort.SharerKeys keys, final Runnable promptChanged)
			throws ScreenException {
		if (closed) {
			return;
		}
		watch = platform.watchPrompts(promptChanged);
		input = new GatedInput(platform.openInput(keys), gate, keys::escape);
	}

	/** Whether a prompt, lock or login screen holds remote input; true until the watch is there to tell, and after it is gone. */
	boolean promptUp() {
		final var now = watch;
		return now == null || now.up();
	}

	/** Mouse and keyboard behind the gate. */
	Optional<InputPort> input() {
		return Optional.ofNullable(input);
	}

	/** Whether every Esc takes control back. */
	boolean everyEscapeStops() {
		final var now = input;
		return now != null && !now.tellsSharerApart();
	}

	/** Releases what is held, before this returns. */
	void release() {
		final var now = input;
		if (now != null) {
			guarded(now::releaseAll);
		}
	}

	/** Gives everything back, held keys first. */
	synchronized void close() {
		closed = true;
		if (input != null) {
			guarded(input::close);
		}
		if (watch != null) {
			guarded(watch::close);
		}
	}

	private void guarded(final Runnable step) {
		try {
			step.run();
		} catch (final RuntimeException e) {
			trouble.report("Mouse and keyboard could not be given back in good order.", e); //$NON-NLS-1$
		}
	}
}
