// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;

import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;

/**
 * The relay that the network's DNS names: the SRV record {@code _tandem._tcp} (RFC 2782) of this computer's domains. DNS is not
 * trusted for more than an address: authorities still have to vouch for the relay's certificate.
 */
final class ServiceRecords {

	/** Asks DNS. */
	@FunctionalInterface
	interface Lookup {

		/** @return the values of the SRV records of a name, {@code priority weight port host}; none where it can't be asked */
		List<String> srv(String name);
	}

	private static final String SERVICE = "_tandem._tcp."; //$NON-NLS-1$

	private static final int MAX_DOMAINS = 3;

	private static final int FIELDS = 4;

	private final Lookup lookup;
	private final Path resolver;

	/** @param resolver the file that names the search domains, {@code /etc/resolv.conf} */
	ServiceRecords(final Lookup lookup, final Path resolver) {
		this.lookup = lookup;
		this.resolver = resolver;
	}

	Optional<Relay> relay() {
		return domains().stream().map(domain -> best(lookup.srv(SERVICE + domain))).flatMap(Optional::stream).findFirst();
	}

	/** The lowest priority, among those the greatest weight. */
	private static Optional<Relay> best(final List<String> records) {
		return records.stream().map(record -> record.split("\\s+")).filter(fields -> fields.length == FIELDS && !".".equals(fields[FIELDS - 1])) //$NON-NLS-1$ //$NON-NLS-2$
				.sorted(Comparator.comparingInt((String[] fields) -> number(fields[0])).thenComparing(fields -> -number(fields[1])))
				.map(fields -> Relay.read(fields[FIELDS - 1].replaceFirst("\\.$", "") + ':' + fields[2], Source.DNS)) //$NON-NLS-1$ //$NON-NLS-2$
				.flatMap(Optional::stream).findFirst();
	}

	private static int number(final String field) {
		try {
			return Integer.parseInt(field);
		} catch (final NumberFormatException e) {
			return Integer.MAX_VALUE;
		}
	}

	private List<String> domains() {
		final var domains = new ArrayList<String>();
		try {
			for (final var line : Files.readAllLines(resolver)) {
				final var words = line.strip().split("\\s+"); //$NON-NLS-1$
				if (words[0].equals("search") || words[0].equals("domain")) { //$NON-NLS-1$ //$NON-NLS-2$
					domains.addAll(List.of(words).subList(1, words.length));
				}
			}
		} catch (final IOException e) {
			return List.of();
		}
		return domains.stream().map(domain -> domain.replaceFirst("\\.$", "")).filter(domain -> domain.matches("[A-Za-z0-9.-]+")).distinct() //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.limit(MAX_DOMAINS).toList();
	}

	/** Asks the servers of this computer by JNDI, for a second and once more. */
	static List<String> ask(final String name) {
		final var environment = new Hashtable<String, String>();
		environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory"); //$NON-NLS-1$ //$NON-NLS-2$
		environment.put("com.sun.jndi.dns.timeout.initial", "1000"); //$NON-NLS-1$ //$NON-NLS-2$
		environment.put("com.sun.jndi.dns.timeout.retries", "1"); //$NON-NLS-1$ //$NON-NLS-2$
		final var records = new ArrayList<String>();
		try {
			final var context = new InitialDirContext(environment);
			try {
				final var found = context.getAttributes(name, new String[] { "SRV" }).get("SRV"); //$NON-NLS-1$ //$NON-NLS-2$
				for (var at = 0; found != null && at < found.size(); at++) {
					records.add(String.valueOf(found.get(at)));
				}
			} finally {
				context.close();
			}
		} catch (final NamingException e) {
			// No such record, or no DNS here: there are other ways to find the relay.
			return List.of();
		}
		return records;
	}
}
