// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.io.IOException;

import tandem.identity.GuessLedger;
import tandem.session.host.Trouble;

/** The tries that one invitation has cost: one at a time, {@link #LIMIT} in all, on the disk before an answer leaves. Thread-safe. */
final class Tries {

	/** Wrong tries that close an invitation. */
	static final int LIMIT = 5;

	private final byte[] id;
	private final GuessLedger ledger;
	private final Trouble trouble;
	private boolean busy;
	private int wrong;

	Tries(final byte[] id, final GuessLedger ledger, final Trouble trouble) {
		this.id = id;
		this.ledger = ledger;
		this.trouble = trouble;
	}

	/** Begins a try; false while another is under way or after the last one. */
	synchronized boolean begin() {
		if (busy || wrong >= LIMIT) {
			return false;
		}
		busy = true;
		return true;
	}

	/** Spends the guess of the try that is under way; false where it may not go on. */
	boolean spend() {
		try {
			return ledger.spend(id, LIMIT).isPresent();
		} catch (final IOException e) {
			trouble.report("A guess could not be recorded, so it was refused.", e); //$NON-NLS-1$
			return false;
		}
	}

	/** The try was right: its guess is given back. */
	void right() {
		try {
			ledger.giveBack(id);
		} catch (final IOException e) {
			trouble.report("A guess could not be given back.", e); //$NON-NLS-1$
		}
		end();
	}

	/**
	 * The try was wrong or broken off.
	 *
	 * @param spent whether it had spent its guess
	 */
	synchronized void wrong(final boolean spent) {
		if (spent) {
			wrong++;
		}
		end();
	}

	synchronized int wrong() {
		return wrong;
	}

	/** No try can follow. */
	void forget() {
		try {
			ledger.forget(id);
		} catch (final IOException e) {
			trouble.report("The record of guesses could not be cleaned.", e); //$NON-NLS-1$
		}
	}

	private synchronized void end() {
		busy = false;
	}
}
