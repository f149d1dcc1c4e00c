// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.Optional;

import tandem.channel.ConnectFailedException.Why;

/**
 * The technician's end of Easy Connect: an OSGi service. Looks on the local network first and, as that takes a moment, at the relay; whoever is
 * there gets one guess. Thread-safe.
 */
public interface EasyCalls {

	/** What a call is doing. */
	enum Step {
		/** Looking on the local network. */
		SEARCHING,
		/** Trying somebody on the local network. */
		NEARBY,
		/** Trying at the relay. */
		RELAY,
		/** The sharer's computer is there: the sharer is asked. */
		CONNECTED,
		/** It did not come about. */
		FAILED,
		/** The technician gave it up. */
		CANCELLED
	}

	/** Why it did not come about. */
	sealed interface Failure {

		/**
		 * Nobody waits for a technician.
		 *
		 * @param relay where was looked beside the local network; empty where nobody named a relay
		 * @param networkTrouble why the local network could not be looked at
		 */
		record Nobody(Optional<Relay> relay, Optional<String> networkTrouble) implements Failure {
		}

		/** Those who wait did not accept the password: it is wrong, used up or too old, which look the same. */
		record Refused() implements Failure {
		}

		/** Somebody knows the secret of a contact and has another key: an alarm, nothing goes on. */
		record SomebodyElse() implements Failure {
		}

		/** Somebody was there, or should have been. */
		record NotConnected(Why why, String where) implements Failure {
		}
	}

	/** One password on its way. Thread-safe. */
	interface Call {

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
	 * Looks for whoever shows this password, and returns at once.
	 *
	 * @param password of {@link EasyConnect#LENGTH} symbols
	 */
	Call call(PairingCode password);
}
