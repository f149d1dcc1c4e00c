// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationPassword;

/**
 * What is sealed.
 *
 * @param addresses {@code host:port}, best first, 1 to {@link #MAX_ADDRESSES}
 * @param fingerprint SHA-256 of the endpoint's certificate
 * @param id opens the conversation
 */
public record Contents(List<String> addresses, byte[] fingerprint, byte[] id) {

	static final int MAX_ADDRESSES = 16;

	static final int FINGERPRINT_BYTES = 32;

	/** 128 bits. */
	static final int ID_BYTES = 16;

	private static final int MAX_ADDRESS = 300;

	/** A name, an IPv4 address or an IPv6 address in brackets, and a port: nothing that a later parser could take for more. */
	private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]):([0-9]{1,5})"); //$NON-NLS-1$

	private static final int MAX_PORT = 65_535;

	byte[] encode() {
		final var out = new MessageWriter().u8(addresses.size());
		addresses.forEach(out::text);
		return out.raw(fingerprint).raw(id).toBytes();
	}

	/** @throws InvitationException where the bytes are something else, although the seal opened */
	public static Contents decode(final byte[] bytes) throws InvitationException {
		try {
			final var in = new MessageReader(bytes);
			final var count = in.u8();
			if (count < 1 || count > MAX_ADDRESSES) {
				throw new MessageException(count + " addresses"); //$NON-NLS-1$
			}
			final var addresses = new ArrayList<String>();
			for (var i = 0; i < count; i++) {
				addresses.add(address(in.text(MAX_ADDRESS)));
			}
			final var contents = new Contents(List.copyOf(addresses), in.exactly(FINGERPRINT_BYTES), in.exactly(ID_BYTES));
			in.end();
			return contents;
		} catch (final MessageException e) {
			throw FileForm.damaged("the contents: " + e.getMessage(), e); //$NON-NLS-1$
		}
	}

	/** What the PAKE proves: the password, bound to this invitation's id. */
	public byte[] secret(final InvitationPassword password) {
		return new MessageWriter().bytes(password.canonical().getBytes(StandardCharsets.US_ASCII)).bytes(id).toBytes();
	}

	private static String address(final String text) throws MessageException {
		final var parts = ADDRESS.matcher(text);
		if (!parts.matches() || Integer.parseInt(parts.group(2)) < 1 || Integer.parseInt(parts.group(2)) > MAX_PORT) {
			throw new MessageException("no address"); //$NON-NLS-1$
		}
		return text;
	}
}
