// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import tandem.identity.Contact;

/**
 * Somebody of a session whom this person can remember. Both ends derived the secret; it is of use only where both remember each other.
 *
 * @param session id of the session
 * @param contact what would be remembered, by the name that they state
 * @param remembered whether this person does, by this secret
 */
public record Acquaintance(String session, Contact contact, boolean remembered) {
}
