// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/** Writes invitations as Windows does, of both forms. */
public final class TicketWriter {

	public static final String PASSWORD = "K7WQ2M9XR4TZ";

	public static final String KEY_HASH = "AAECAwQFBgcICQoLDA0ODxAREhM=";

	public static final String SESSION = "c2Vzc2lvbi1vZi1hLXRlc3Q=";

	public static final long START = 1_700_000_000L;

	private TicketWriter() {
	}

	public static String first(final String user, final List<String> addresses) {
		return uploaded("USERNAME=\"" + escape(user) + "\" RCTICKET=\"" + connectionString(addresses)
				+ "\"RCTICKETENCRYPTED=\"1\" DtStart=\"" + START + "\" DtLength=\"180\" PassStub=\"RT=0PvInd&amp;n52*\" L=\"0\" ");
	}

	public static String connectionString(final List<String> addresses) {
		return "65538,1," + String.join(";", addresses) + ",*," + SESSION + ",*,*," + KEY_HASH;
	}

	public static String second(final String user, final List<WindowsAddress> addresses, final String password) {
		return sealed(user, ticket(addresses, ""), password, "");
	}

	/** @param more further attributes of A */
	public static String ticket(final List<WindowsAddress> addresses, final String more) {
		final var out = new StringBuilder("<E><A KH=\"" + KEY_HASH + "\" " + more + "ID=\"" + SESSION + "\"/><C><T ID=\"1\" SID=\"0\">");
		addresses.forEach(address -> out.append("<L P=\"" + address.port() + "\" N=\"" + address.host() + "\"/>"));
		return out.append("</T></C></E>\r\n").toString();
	}

	public static String sealed(final String user, final String ticket, final String password, final String more) {
		return uploaded("USERNAME=\"" + escape(user) + "\" LHTICKET=\"" + aes(ticket, password) + "\" " + more
				+ "PassStub=\"WB^6HsrIaFmEpi\" RCTICKETENCRYPTED=\"1\" DtStart=\"" + START + "\" DtLength=\"360\" L=\"0\"");
	}

	public static String uploaded(final String attributes) {
		return "<?xml version=\"1.0\" encoding=\"Unicode\" ?><UPLOADINFO TYPE=\"Escalated\"><UPLOADDATA " + attributes + "/></UPLOADINFO>";
	}

	public static String aes(final String text, final String password) {
		try {
			final var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
			cipher.init(Cipher.ENCRYPT_MODE, TicketCipher.aesKey(password), new IvParameterSpec(new byte[TicketCipher.BLOCK]));
			return HexFormat.of().withUpperCase().formatHex(cipher.doFinal(text.getBytes(StandardCharsets.UTF_16LE)));
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	public static String rc4(final String text, final String password) {
		try {
			final var cipher = Cipher.getInstance("ARCFOUR");
			cipher.init(Cipher.ENCRYPT_MODE, TicketCipher.rc4Key(password));
			final var bytes = text.getBytes(StandardCharsets.UTF_16LE);
			final var plain = ByteBuffer.allocate(Integer.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).put(bytes);
			return HexFormat.of().formatHex(cipher.doFinal(plain.array()));
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	public static String escape(final String value) {
		return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}
}
