// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.IProgressMonitor;

import tandem.screen.InputEvent;
import tandem.viewer.Viewer;

/**
 * Types a long text at the sharer's in small pieces, at a pace that programs can follow, and never more than the line takes: so that it
 * can be stopped, and nothing of it is lost. Blocks its thread.
 */
final class Typist {

	/** Characters in one piece: what is typed at most after a stop. */
	static final int PIECE = 32;

	/** 320 characters a second; one that lacks a key takes the sharer's end longer, then the line fills and the pace follows. */
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);

	private final Viewer viewer;

	private final BooleanSupplier granted;

	/** @param granted whether control is granted now; asked on the typing thread */
	Typist(final Viewer viewer, final BooleanSupplier granted) {
		this.viewer = viewer;
		this.granted = granted;
	}

	/** A text with one character for the end of a line, whatever system it comes from. */
	static String normal(final String text) {
		return text.replace("\r\n", "\n").replace('\r', '\n'); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/**
	 * Types.
	 *
	 * @param progress a unit a character; cancelling it stops
	 * @return whether all was typed: not where it was cancelled or control was lost
	 */
	boolean type(final String text, final IProgressMonitor progress) {
		for (final var piece : Pieces.of(text, PIECE)) {
			if (!awaitTurn(progress)) {
				return false;
			}
			viewer.send(new InputEvent.Text(piece));
			progress.worked(piece.length());
			LockSupport.parkNanos(PAUSE);
		}
		return true;
	}

	private boolean awaitTurn(final IProgressMonitor progress) {
		while (!progress.isCanceled() && granted.getAsBoolean()) {
			if (viewer.waiting() == 0) {
				return true;
			}
			LockSupport.parkNanos(LOOK);
		}
		return false;
	}
}
