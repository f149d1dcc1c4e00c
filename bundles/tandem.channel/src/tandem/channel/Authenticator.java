// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.util.Optional;

/**
 * The listening end's knowledge of who may try, and how often. Called on PAKE threads; may block for a durable write. A caller that is
 * not known, one too many and one too late all get an empty answer, and the provider plays a dummy PAKE so that they look the same.
 */
public interface Authenticator {

	/**
	 * A caller names a door.
	 *
	 * @param wayIn kind of way in as the caller says
	 * @param id the id that it presents
	 * @return the attempt, or empty for any reason
	 */
	Optional<Attempt> begin(String wayIn, byte[] id);

	/** One try at a secret; ends with exactly one of {@link #succeeded()} and {@link #failed()}. */
	interface Attempt {

		/** Public handle of the way in, for lists and logs. */
		String way();

		/** The canonical secret that the caller must know. */
		byte[] secret();

		/**
		 * Called before the round-2 message is written: the guess is spent now, durably, whatever follows.
		 *
		 * @return false where it can't be spent (used up meanwhile, or the record can't be written): the try then fails
		 */
		boolean spend();

		/**
		 * Whether the caller, who knows the secret and has proven its long-term key, may come in; asked before this end says who it is. May block.
		 *
		 * @param longTermKey X.509-encoded
		 * @param shown what the caller shows of itself, as in its {@link Credential}; unchecked
		 * @return what it is told instead of being let in; the usual answer is that it may
		 */
		default Optional<ConnectFailedException.Why> turnsAway(final byte[] longTermKey, final byte[] shown) {
			return Optional.empty();
		}

		/** Both confirmations verified: the spent guess is given back. */
		void succeeded();

		/** The caller did not know the secret, hung up or broke the rules; a spent guess stays spent. */
		void failed();
	}
}
