// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.util.List;

/** A resource record, of the kinds that DNS-SD needs. Names are lower case, labels joined by dots. */
sealed interface DnsRecord {

	/** Type numbers of DNS. */
	int A = 1;
	int PTR = 12;
	int TXT = 16;
	int AAAA = 28;
	int SRV = 33;
	int ANY = 255;

	/** What it tells of. */
	String name();

	/** Seconds for which it is true; 0 says that it is over. */
	long seconds();

	/** There is one of a kind. */
	record Pointer(String name, long seconds, String target) implements DnsRecord {
	}

	/** Where it can be reached. */
	record Service(String name, long seconds, int port, String host) implements DnsRecord {
	}

	/** More of it, {@code key=value} each. */
	record Text(String name, long seconds, List<String> entries) implements DnsRecord {
	}

	/** A host's address, 4 or 16 bytes. */
	record Address(String name, long seconds, List<Byte> bytes) implements DnsRecord {
	}
}
