// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Instant;

/**
 * What a file says in the clear.
 *
 * @param from the sharer's name, cleaned
 * @param computer the computer's name, cleaned
 * @param made when it was made, to the second
 * @param expires when it ends, to the second
 * @param salt 16 bytes for the key
 * @param nonce 12 bytes for the cipher
 */
public record Header(String from, String computer, Instant made, Instant expires, byte[] salt, byte[] nonce) {

	static final int SALT_BYTES = 16;

	static final int NONCE_BYTES = 12;
}
