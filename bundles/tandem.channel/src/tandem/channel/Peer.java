// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.util.List;
import java.util.Optional;

/**
 * The other end of a connection, as far as it is known.
 *
 * @param statedName what they say they are called: cleaned (NFC, at most 64 code points, no control, bidi or format characters),
 *        never proven; show it beside "says they are"
 * @param statedOrganisation likewise; may be empty
 * @param address where the connection comes from or goes to, numeric, for people and logs
 * @param longTermKey X.509-encoded public key that the other end proved to own in this connection
 * @param words the three security words, the same on both screens
 * @param way which way in admitted the peer: the public handle given by the {@link Authenticator}; empty at the calling end
 */
public record Peer(String statedName, String statedOrganisation, String address, Optional<List<Byte>> longTermKey, List<String> words,
		Optional<String> way) {
}
