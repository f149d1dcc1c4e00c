// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.time.Instant;

/**
 * An invitation file as read, before its password is known. Header fields are unverified.
 *
 * @param from the sharer's name as the file states it, cleaned
 * @param computer the computer's name as the file states it, cleaned
 * @param made when it says it was made
 * @param expires when it says it ends
 * @param sealed the opaque rest: only {@code InvitationFile} reads it
 */
public record SealedInvitation(String from, String computer, Instant made, Instant expires, byte[] sealed) {
}
