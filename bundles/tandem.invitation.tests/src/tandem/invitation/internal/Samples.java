// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

import tandem.invitation.InvitationPassword;

/** Invitations for tests. */
final class Samples {

	static final Instant MADE = Instant.parse("2026-02-03T04:05:06Z");
	static final Instant EXPIRES = Instant.parse("2026-02-03T10:05:06Z");
	static final String TYPED = "k7m4 xq2p d9wr";
	static final InvitationPassword PASSWORD = InvitationPassword.read(TYPED).orElseThrow();
	static final Contents CONTENTS = new Contents(List.of("192.0.2.8:49153", "[2001:db8::8]:49153"), filled(32, 1), filled(16, 2));

	/** Made once: each costs 64 MiB and a third of a second. */
	private static final byte[] FILE = file(CONTENTS.encode());

	private Samples() {
	}

	static byte[] filled(final int length, final int value) {
		final var bytes = new byte[length];
		java.util.Arrays.fill(bytes, (byte) value);
		return bytes;
	}

	static Header header() {
		return new Header("Sam Sharer", "pc-17", MADE, EXPIRES, filled(16, 3), filled(12, 4));
	}

	static byte[] file() {
		return FILE.clone();
	}

	static byte[] file(final byte[] plain) {
		return Seal.close(header(), plain, PASSWORD).toBytes();
	}

	/** The lines of a file changed, with a sum that fits again: what an attacker would send. */
	static byte[] changed(final byte[] file, final UnaryOperator<String> header, final UnaryOperator<String> sealed) {
		final var lines = new String(file, StandardCharsets.UTF_8).split("\n");
		final var first = header.apply(lines[0]);
		final var second = sealed.apply(lines[1]);
		try {
			final var digest = MessageDigest.getInstance("SHA-256");
			digest.update((first + "\n").getBytes(StandardCharsets.UTF_8));
			final var sum = HexFormat.of().formatHex(digest.digest(java.util.Base64.getDecoder().decode(second)));
			return (first + "\n" + second + "\n" + sum + "\n").getBytes(StandardCharsets.UTF_8);
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
