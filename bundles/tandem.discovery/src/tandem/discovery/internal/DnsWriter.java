// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a message, without compression: ours are small. */
final class DnsWriter {

	private static final int IN = 1;

	/** This record replaces what was known under its name; not set for those of which there may be many. */
	private static final int FLUSH = 0x8000;

	private static final int AUTHORITATIVE_RESPONSE = 0x8400;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private DnsWriter() {
	}

	static byte[] write(final DnsMessage message) {
		final var writer = new DnsWriter();
		writer.u16(0).u16(message.response() ? AUTHORITATIVE_RESPONSE : 0).u16(message.questions().size()).u16(message.records().size()).u16(0).u16(0);
		message.questions().forEach(question -> writer.name(question.name()).u16(question.type()).u16(IN));
		message.records().forEach(writer::record);
		return writer.out.toByteArray();
	}

	private void record(final DnsRecord record) {
		final var data = new DnsWriter();
		final int type = switch (record) {
		case final DnsRecord.Pointer pointer -> {
			data.name(pointer.target());
			yield DnsRecord.PTR;
		}
		case final DnsRecord.Service service -> {
			data.u16(0).u16(0).u16(service.port()).name(service.host());
			yield DnsRecord.SRV;
		}
		case final DnsRecord.Text text -> {
			text.entries().forEach(data::string);
			if (text.entries().isEmpty()) {
				data.out.write(0);
			}
			yield DnsRecord.TXT;
		}
		case final DnsRecord.Address address -> {
			address.bytes().forEach(data.out::write);
			yield address.bytes().size() == 4 ? DnsRecord.A : DnsRecord.AAAA;
		}
		};
		final var bytes = data.out.toByteArray();
		name(record.name()).u16(type).u16(type == DnsRecord.PTR ? IN : IN | FLUSH).u16((int) (record.seconds() >> 16)).u16((int) record.seconds())
				.u16(bytes.length).out.writeBytes(bytes);
	}

	private DnsWriter name(final String name) {
		for (final var label : name.split("\\.")) { //$NON-NLS-1$
			string(label);
		}
		out.write(0);
		return this;
	}

	private void string(final String text) {
		final var bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > 255) {
			throw new IllegalArgumentException(bytes.length + " bytes"); //$NON-NLS-1$
		}
		out.write(bytes.length);
		out.writeBytes(bytes);
	}

	private DnsWriter u16(final int value) {
		out.write(value >> 8);
		out.write(value);
		return this;
	}
}
