// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.util.List;

/**
 * What both ends know once the conversation succeeded.
 *
 * @param statedName cleaned
 * @param statedOrganisation cleaned
 * @param longTermKey X.509-encoded, proven
 * @param words the security words
 * @param way handle of the way in; empty at the calling end
 */
public record Admitted(String statedName, String statedOrganisation, byte[] longTermKey, List<String> words, String way) {
}
