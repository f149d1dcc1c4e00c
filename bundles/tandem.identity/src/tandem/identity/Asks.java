// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.io.IOException;
import java.util.Set;

/**
 * How often people who may come unasked, or without a password, were not answered or answered No: an OSGi service. On the disk before a call returns, so
 * that neither a restart nor a second program of this person gives an ask back. Thread-safe.
 */
public interface Asks {

	/** Asks of one person that are not answered with Yes within a day; then they are not heard. */
	int MOST = 3;

	/**
	 * Whether the owner of a key may ask now.
	 *
	 * @param key long-term public key, X.509-encoded
	 * @throws IOException where it can't be read: then they may not
	 */
	boolean may(byte[] key) throws IOException;

	/**
	 * Spends an ask of theirs, before the question is shown.
	 *
	 * @return false where they may not ask: nothing is spent then
	 * @throws IOException where it can't be written: then they may not
	 */
	boolean spend(byte[] key) throws IOException;

	/** They were answered with Yes: no ask of theirs counts any more. */
	void answered(byte[] key) throws IOException;

	/** This person does not want to be asked by them ever again, or does. */
	void block(byte[] key, boolean block) throws IOException;

	/** Whether they are blocked. */
	boolean isBlocked(byte[] key) throws IOException;

	/** Who is blocked: SHA-256 of their keys in lower-case hex. */
	Set<String> blocked() throws IOException;

	/** Lets one of {@link #blocked()} ask again. */
	void unblock(String hash) throws IOException;
}
