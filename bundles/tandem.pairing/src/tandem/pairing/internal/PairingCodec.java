// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.ArrayList;
import java.util.List;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.identity.Authority;

/** The one message of the channel {@code tandem.pairing}: the technician's certificate and those behind it, DER, the technician's first. */
final class PairingCodec {

	/** The channel. */
	static final ChannelConfig CHANNEL = new ChannelConfig("tandem.pairing", 1, Authority.MAX_CHAIN * (Authority.MAX_CERTIFICATE + 8), Urgency.NORMAL); //$NON-NLS-1$

	private static final int CERTIFICATES = 1;

	private PairingCodec() {
	}

	static byte[] encode(final List<byte[]> chain) {
		final var out = new MessageWriter().u8(CERTIFICATES).u8(chain.size());
		chain.forEach(out::bytes);
		return out.toBytes();
	}

	/** @throws MessageException where the bytes are no message of this channel */
	static List<byte[]> decode(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		if (kind != CERTIFICATES) {
			throw new MessageException("no such kind of pairing message: " + kind); //$NON-NLS-1$
		}
		final var count = in.u8();
		if (count < 1 || count > Authority.MAX_CHAIN) {
			throw new MessageException(count + " certificates"); //$NON-NLS-1$
		}
		final var chain = new ArrayList<byte[]>(count);
		for (var i = 0; i < count; i++) {
			chain.add(in.bytes(Authority.MAX_CERTIFICATE));
		}
		in.end();
		return List.copyOf(chain);
	}
}
