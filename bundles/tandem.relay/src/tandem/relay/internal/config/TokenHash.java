// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import tandem.relay.protocol.AccessToken;

/**
 * A token as the configuration holds it. A fast hash is enough, because tokens are made by {@link #freshToken()} and can't be guessed.
 *
 * @param hex SHA-256 of the token's characters, 64 small hexadecimal digits
 */
public record TokenHash(String hex) {

	private static final String PREFIX = "sha256:"; //$NON-NLS-1$

	private static final int TOKEN_BYTES = 24;

	/** Reads {@code sha256:} and 64 hexadecimal digits; empty if it is anything else. */
	public static Optional<TokenHash> parse(final String text) {
		return text.matches(PREFIX + "[0-9a-f]{64}") ? Optional.of(new TokenHash(text.substring(PREFIX.length()))) : Optional.empty(); //$NON-NLS-1$
	}

	/** The hash of a token. */
	public static TokenHash of(final AccessToken token) {
		return new TokenHash(HexFormat.of().formatHex(digest(token)));
	}

	/** A new token of 192 random bits. */
	public static AccessToken freshToken() {
		final var bytes = new byte[TOKEN_BYTES];
		new SecureRandom().nextBytes(bytes);
		return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/** Whether a token is one of these; takes the same time whichever, and whether it is. */
	public static boolean anyMatches(final List<TokenHash> hashes, final AccessToken token) {
		final var digest = digest(token);
		var matches = false;
		for (final var hash : hashes) {
			matches |= MessageDigest.isEqual(HexFormat.of().parseHex(hash.hex), digest);
		}
		return matches;
	}

	/** As it stands in the configuration. */
	public String text() {
		return PREFIX + hex;
	}

	private static byte[] digest(final AccessToken token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.text().getBytes(StandardCharsets.US_ASCII)); //$NON-NLS-1$
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("This Java has no SHA-256", e); //$NON-NLS-1$
		}
	}
}
