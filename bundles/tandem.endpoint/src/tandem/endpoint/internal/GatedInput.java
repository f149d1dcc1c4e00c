// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import tandem.screen.InputEvent;
import tandem.screen.InputPort;
import tandem.screen.ScreenException;
import tandem.session.Gate;
import tandem.session.Permission;

/**
 * The last door before mouse and keyboard: asks the gate for each event, under the same lock that releases what is held, so that
 * nothing can be pressed after a release that follows a withdrawal. What is not allowed is dropped without a word.
 */
final class GatedInput implements InputPort {

	private static final int ESCAPE = 0xff1b;

	private final InputPort port;
	private final Gate gate;
	private final Runnable escape;
	private final Object order = new Object();
	private boolean closed;

	/** @param escape called for a remote Esc where the platform can't tell it from the sharer's */
	GatedInput(final InputPort port, final Gate gate, final Runnable escape) {
		this.port = port;
		this.gate = gate;
		this.escape = escape;
	}

	@Override
	public void inject(final InputEvent event) throws ScreenException {
		if (!port.tellsSharerApart() && event instanceof InputEvent.Key(var keysym, var pressed) && keysym == ESCAPE && pressed) {
			escape.run();
			return;
		}
		synchronized (order) {
			if (!closed && gate.allows(Permission.CONTROL)) {
				port.inject(event);
			}
		}
	}

	@Override
	public void releaseAll() {
		synchronized (order) {
			if (!closed) {
				port.releaseAll();
			}
		}
	}

	@Override
	public boolean tellsSharerApart() {
		return port.tellsSharerApart();
	}

	@Override
	public void close() {
		synchronized (order) {
			if (closed) {
				return;
			}
			closed = true;
			try {
				port.releaseAll();
			} finally {
				port.close();
			}
		}
	}
}
