// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.time.Duration;
import java.util.Optional;

/**
 * The sharer's end of Easy Connect: one password on the screen is all that the sharer tells. An OSGi service; thread-safe.
 * <p>
 * The password is a {@link PairingCode} of 12 symbols. What the local network is told has nothing to do with it; a technician's end names its
 * first four symbols inside the encrypted line, and a relay can find those out, as with a code. The other seven are proven by the PAKE alone.
 */
public interface EasyConnect {

	/** Kind of way in: part of what both ends authenticate. */
	String WAY_IN = "easy-connect"; //$NON-NLS-1$

	/** How long a password is good for. */
	Duration LIFETIME = Duration.ofMinutes(30);

	/** Symbols of a password. */
	int LENGTH = 12;

	/** Wrong tries that end a password. */
	int TRIES = 5;

	/** Why it can't be used on this computer, in words for the sharer; empty where the help desk enabled it. Asked anew at each use. */
	Optional<String> forbidden();

	/**
	 * Makes a new password and opens the door for it; another one that is open is closed.
	 *
	 * @throws IllegalStateException where it is {@link #forbidden()}
	 */
	OpenPassword open();
}
