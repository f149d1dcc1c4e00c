// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.relay.protocol.AccessToken;

/**
 * What this computer needs to use relays: proxies on the way, and the token that an operator gave the technician.
 *
 * @param tokenFile one line of text, readable by its owner only; it need not exist
 */
public record RelayAccess(Proxies proxies, Path tokenFile) {

	private static final int MAX_BYTES = 256;

	/** The token, read anew each time: an operator's change needs no restart. */
	public Optional<AccessToken> token() throws ConnectFailedException {
		try {
			if (Files.size(tokenFile) > MAX_BYTES) {
				throw new ConnectFailedException(Why.TOKEN, tokenFile + " holds no token: too long", null); //$NON-NLS-1$
			}
			final var text = Files.readString(tokenFile, StandardCharsets.ISO_8859_1).strip();
			return text.isEmpty() ? Optional.empty() : Optional.of(new AccessToken(text));
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		} catch (final IOException | IllegalArgumentException e) {
			throw new ConnectFailedException(Why.TOKEN, tokenFile + " holds no token that can be read", e); //$NON-NLS-1$
		}
	}
}
