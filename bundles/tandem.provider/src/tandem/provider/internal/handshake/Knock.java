// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;

/**
 * The caller's first frame.
 *
 * @param versions of the protocol that the caller speaks
 * @param wayIn kind of way in
 * @param id which door
 */
record Knock(List<Integer> versions, String wayIn, byte[] id) {

	/** The version of the protocol written here. */
	static final int VERSION = 1;

	/** The way in of a caller who had a connection, which was lost. */
	static final String RESUME = "resume"; //$NON-NLS-1$

	private static final byte[] MAGIC = "TANDEM".getBytes(StandardCharsets.US_ASCII); //$NON-NLS-1$

	private static final int MAX_VERSIONS = 16;

	private static final int MAX_WAY_IN = 32;

	private static final int MAX_ID = 64;

	byte[] encode() {
		final var writer = new MessageWriter().raw(MAGIC).u8(versions.size());
		versions.forEach(writer::u16);
		return writer.text(wayIn).bytes(id).toBytes();
	}

	static Knock decode(final byte[] bytes) throws MessageException {
		final var reader = new MessageReader(bytes);
		if (!Arrays.equals(MAGIC, reader.exactly(MAGIC.length))) {
			throw new MessageException("not Tandem"); //$NON-NLS-1$
		}
		final var count = reader.u8();
		if (count < 1 || count > MAX_VERSIONS) {
			throw new MessageException(count + " versions"); //$NON-NLS-1$
		}
		final var versions = new ArrayList<Integer>(count);
		for (var i = 0; i < count; i++) {
			versions.add(reader.u16());
		}
		final var knock = new Knock(List.copyOf(versions), reader.text(MAX_WAY_IN), reader.bytes(MAX_ID));
		reader.end();
		return knock;
	}

	/** What the exporter is bound to: the way in and the version that both speak. */
	static byte[] context(final String wayIn, final int version) {
		return (wayIn + '|' + version).getBytes(StandardCharsets.UTF_8);
	}
}
