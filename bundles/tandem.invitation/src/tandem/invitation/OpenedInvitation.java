// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.util.List;

import tandem.channel.Credential;

/**
 * An invitation whose password was right: shown before connecting, then called.
 *
 * @param invitation what the header says, verified now
 * @param addresses {@code host:port}, best first
 * @param credential opens the door
 */
public record OpenedInvitation(SealedInvitation invitation, List<String> addresses, Credential credential) {
}
