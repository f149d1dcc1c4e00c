// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Invitations as Windows writes them. */
final class WindowsSample {

	static final String PASSWORD = "K7WQ2M9XR4TZ";

	private WindowsSample() {
	}

	/** One of Jörg, made an hour ago. */
	static Path in(final Path folder, final int minutes, final String... hostsAndPorts) {
		final var ticket = new StringBuilder("<E><A KH=\"AAECAwQFBgcICQoLDA0ODxAREhM=\" ID=\"c2Vzc2lvbg==\"/><C><T ID=\"1\" SID=\"0\">");
		for (final var address : hostsAndPorts) {
			final var colon = address.lastIndexOf(':');
			ticket.append("<L P=\"" + address.substring(colon + 1) + "\" N=\"" + address.substring(0, colon) + "\"/>");
		}
		final var text = "<?xml version=\"1.0\"?><UPLOADINFO TYPE=\"Escalated\"><UPLOADDATA USERNAME=\"J\u00f6rg\" LHTICKET=\"" + seal(ticket + "</T></C></E>\r\n")
				+ "\" PassStub=\"WB^6HsrIaFmEpi\" RCTICKETENCRYPTED=\"1\" DtStart=\"" + Instant.now().minusSeconds(3600).getEpochSecond() + "\" DtLength=\"" + minutes + "\" L=\"0\"/></UPLOADINFO>";
		return write(folder, text);
	}

	static Path write(final Path folder, final String text) {
		try {
			return Files.writeString(Files.createTempFile(folder, "help", ".msrcIncident"), text);
		} catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private static String seal(final String ticket) {
		try {
			final var sha = MessageDigest.getInstance("SHA-1");
			final var block = new byte[64];
			Arrays.fill(block, (byte) 0x36);
			final var hash = sha.digest(PASSWORD.getBytes(StandardCharsets.UTF_16LE));
			for (int i = 0; i < hash.length; i++) {
				block[i] ^= hash[i];
			}
			final var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOf(sha.digest(block), 16), "AES"), new IvParameterSpec(new byte[16]));
			return HexFormat.of().withUpperCase().formatHex(cipher.doFinal(ticket.getBytes(StandardCharsets.UTF_16LE)));
		} catch (final GeneralSecurityException e) {
			throw new AssertionError(e);
		}
	}
}
