// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.Optional;

import tandem.channel.ConnectFailedException.Why;

/** The sharer's end, for "Code from assistant": an OSGi service. Thread-safe. */
public interface CodeEntry {

	/** Where a typed code goes. */
	enum Step {
		/** Finding out which relay. */
		FINDING_RELAY,
		/** Reaching it. */
		REACHING,
		/** At the relay; meeting the technician and making the line secret. */
		SECURING,
		/** Proving that both know the code. */
		PROVING,
		/** The technician's workbench is there: the sharer will be asked. */
		CONNECTED,
		/** It did not come about. */
		FAILED,
		/** The sharer gave it up. */
		CANCELLED
	}

	/** Why it did not come about. */
	sealed interface Failure {

		/** Nobody named a relay: the person has to be asked for the address of their help desk. */
		record NoRelay() implements Failure {
		}

		/** Somebody is connected already, or this computer can't be helped now. */
		record NotNow() implements Failure {
		}

		/**
		 * The relay or the technician's end.
		 *
		 * @param why NO_MAILBOX and REFUSED mean that the code is worth nothing: a new one is needed
		 * @param relay which one
		 */
		record NotConnected(Why why, Relay relay) implements Failure {
		}
	}

	/** One code on its way. Thread-safe. */
	interface Attempt {

		/** Where it stands. */
		Step step();

		/** Why it failed. */
		Optional<Failure> failure();

		/** Gives it up at once. */
		void cancel();

		/**
		 * Tells of every change, on any thread; must not block.
		 *
		 * @return closes the registration
		 */
		AutoCloseable onChange(Runnable listener);
	}

	/**
	 * Goes to the relay with a code and returns at once. Consent is asked afterwards, as for every way in.
	 *
	 * @param relay {@code host:port} that a link or the person named, if any; policy and the team's file weigh more
	 */
	Attempt connect(PairingCode code, Optional<String> relay);
}
