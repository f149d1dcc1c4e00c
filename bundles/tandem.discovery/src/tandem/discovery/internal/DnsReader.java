// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tandem.discovery.internal.DnsMessage.Question;

/** Reads what anybody on the network may have sent: pure, bounded in time and memory, and skips what it does not know. */
final class DnsReader {

	/** Longest message of multicast DNS, in bytes. */
	static final int MAX_MESSAGE = 9000;

	private static final int MAX_RECORDS = 256;

	private static final int MAX_NAME = 255;

	private static final int MAX_LABEL = 63;

	private static final int POINTER = 0xc0;

	private static final int RESPONSE = 0x8000;

	private static final int ERRORS = 0x780f;

	private static final int TYPE_SRV_HEAD = 6;

	private final byte[] bytes;

	private int at;

	private DnsReader(final byte[] bytes) {
		this.bytes = bytes;
	}

	static DnsMessage read(final byte[] bytes) throws DnsException {
		if (bytes.length > MAX_MESSAGE) {
			throw new DnsException(bytes.length + " bytes"); //$NON-NLS-1$
		}
		return new DnsReader(bytes).message();
	}

	private DnsMessage message() throws DnsException {
		u16();
		final var flags = u16();
		if ((flags & ERRORS) != 0) {
			throw new DnsException("neither a plain question nor a plain answer"); //$NON-NLS-1$
		}
		final var asked = u16();
		final var told = u16() + u16() + u16();
		if (asked + told > MAX_RECORDS) {
			throw new DnsException(asked + told + " records"); //$NON-NLS-1$
		}
		final var questions = new ArrayList<Question>();
		for (var i = 0; i < asked; i++) {
			questions.add(new Question(name(), u16()));
			u16();
		}
		final var records = new ArrayList<DnsRecord>();
		for (var i = 0; i < told; i++) {
			record().ifPresent(records::add);
		}
		return new DnsMessage((flags & RESPONSE) != 0, questions, records);
	}

	private Optional<DnsRecord> record() throws DnsException {
		final var name = name();
		final var type = u16();
		u16();
		final var seconds = (long) u16() << 16 | u16();
		final var length = u16();
		final var end = at + length;
		if (end > bytes.length) {
			throw new DnsException("a record longer than the message"); //$NON-NLS-1$
		}
		final Optional<DnsRecord> record = switch (type) {
		case DnsRecord.PTR -> Optional.of(new DnsRecord.Pointer(name, seconds, name()));
		case DnsRecord.SRV -> Optional.of(service(name, seconds, length));
		case DnsRecord.TXT -> Optional.of(new DnsRecord.Text(name, seconds, strings(end)));
		case DnsRecord.A -> address(name, seconds, length, 4);
		case DnsRecord.AAAA -> address(name, seconds, length, 16);
		default -> Optional.empty();
		};
		if (at > end) {
			throw new DnsException("a record that ends in another"); //$NON-NLS-1$
		}
		at = end;
		return record;
	}

	private DnsRecord service(final String name, final long seconds, final int length) throws DnsException {
		if (length <= TYPE_SRV_HEAD) {
			throw new DnsException("a service of " + length + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		u16();
		u16();
		final var port = u16();
		return new DnsRecord.Service(name, seconds, port, name());
	}

	private Optional<DnsRecord> address(final String name, final long seconds, final int length, final int expected) throws DnsException {
		if (length != expected) {
			throw new DnsException("an address of " + length + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var address = new ArrayList<Byte>(length);
		for (var i = 0; i < length; i++) {
			address.add(bytes[at++]);
		}
		return Optional.of(new DnsRecord.Address(name, seconds, List.copyOf(address)));
	}

	private List<String> strings(final int end) throws DnsException {
		final var strings = new ArrayList<String>();
		while (at < end) {
			final var length = u8();
			if (length > end - at) {
				throw new DnsException("a text longer than its record"); //$NON-NLS-1$
			}
			if (length > 0) {
				strings.add(new String(bytes, at, length, StandardCharsets.UTF_8));
			}
			at += length;
		}
		return List.copyOf(strings);
	}

	/** A name, with pointers to earlier places only: each leads further back, so that none leads in a circle. */
	private String name() throws DnsException {
		final var name = new StringBuilder();
		var place = at;
		var earliest = at;
		var jumped = false;
		while (true) {
			final var length = at(place);
			if (length == 0) {
				at = jumped ? at : place + 1;
				return name.toString();
			}
			if ((length & POINTER) == POINTER) {
				final var target = (length & ~POINTER) << 8 | at(place + 1);
				if (target >= earliest) {
					throw new DnsException("a name that points forward"); //$NON-NLS-1$
				}
				at = jumped ? at : place + 2;
				jumped = true;
				earliest = target;
				place = target;
			} else if (length > MAX_LABEL || name.length() + length >= MAX_NAME || place + 1 + length > bytes.length) {
				throw new DnsException("no name"); //$NON-NLS-1$
			} else {
				name.append(name.isEmpty() ? "" : ".").append(new String(bytes, place + 1, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)); //$NON-NLS-1$ //$NON-NLS-2$
				place += 1 + length;
			}
		}
	}

	private int u8() throws DnsException {
		return at(at++);
	}

	private int u16() throws DnsException {
		return u8() << 8 | u8();
	}

	private int at(final int place) throws DnsException {
		if (place >= bytes.length) {
			throw new DnsException("cut short"); //$NON-NLS-1$
		}
		return bytes[place] & 0xff;
	}
}
