// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.function.Consumer;

import tandem.identity.Identity;
import tandem.provider.internal.handshake.PakeRoom;
import tandem.provider.internal.handshake.SecurityWords;

/**
 * What every call and every listener of this installation shares.
 *
 * @param identity this installation
 * @param words the list of security words
 * @param room where the costly steps run
 * @param resumptions whom this end waits for after a connection was lost
 * @param log gets one line for each call that was refused
 */
public record Kit(Identity identity, SecurityWords words, PakeRoom room, Resumptions resumptions, Consumer<String> log) {
}
