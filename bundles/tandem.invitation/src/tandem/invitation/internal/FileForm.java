// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

import tandem.invitation.InvitationException;
import tandem.invitation.InvitationException.Problem;

/**
 * An invitation file: three lines of text, so that no mail program harms it. First the {@link HeaderJson header}, whose exact bytes the
 * seal covers; then the sealed part in base64; then a SHA-256 over both in hex, which tells a damaged file from a wrong password and
 * proves nothing else.
 *
 * @param header what the first line says, unverified
 * @param headerBytes the exact bytes of the first line, without its end
 * @param sealed cipher text and tag
 */
public record FileForm(Header header, byte[] headerBytes, byte[] sealed) {

	/** Longest header in bytes. */
	static final int MAX_HEADER = 4096;

	private static final int LINES = 3;

	/** The bytes of a file. */
	public byte[] toBytes() {
		final var first = new String(headerBytes, StandardCharsets.UTF_8);
		final var second = Base64.getEncoder().encodeToString(sealed);
		return (first + '\n' + second + '\n' + sum(headerBytes, sealed) + '\n').getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Reads a file.
	 *
	 * @throws InvitationException for anything but a whole one of a known version
	 */
	public static FileForm parse(final byte[] content) throws InvitationException {
		final var lines = text(content).split("\r?\n", -1); //$NON-NLS-1$
		final var first = lines[0].getBytes(StandardCharsets.UTF_8);
		if (first.length > MAX_HEADER || !HeaderJson.isMarked(lines[0])) {
			throw new InvitationException(Problem.NOT_AN_INVITATION, "the first line is another", null); //$NON-NLS-1$
		}
		final var header = HeaderJson.read(lines[0]);
		if (lines.length < LINES) {
			throw damaged("lines are missing", null); //$NON-NLS-1$
		}
		final byte[] sealed;
		try {
			sealed = Base64.getDecoder().decode(lines[1].strip());
		} catch (final IllegalArgumentException e) {
			throw damaged("the sealed part is no base64", e); //$NON-NLS-1$
		}
		if (sealed.length <= Seal.TAG_BITS / Byte.SIZE) {
			throw damaged("the sealed part is too short", null); //$NON-NLS-1$
		}
		if (!sum(first, sealed).equals(lines[2].strip())) {
			throw damaged("the sum does not fit", null); //$NON-NLS-1$
		}
		return new FileForm(header, first, sealed);
	}

	static InvitationException damaged(final String detail, final Throwable cause) {
		return new InvitationException(Problem.DAMAGED, detail, cause);
	}

	private static String text(final byte[] content) throws InvitationException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
		} catch (final CharacterCodingException e) {
			throw new InvitationException(Problem.NOT_AN_INVITATION, "no text", e); //$NON-NLS-1$
		}
	}

	private static String sum(final byte[] header, final byte[] sealed) {
		try {
			final var digest = MessageDigest.getInstance("SHA-256"); //$NON-NLS-1$
			digest.update(header);
			digest.update((byte) '\n');
			return HexFormat.of().formatHex(digest.digest(sealed));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
