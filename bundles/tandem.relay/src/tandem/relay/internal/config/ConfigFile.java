// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import tandem.relay.internal.config.RelayConfig.Addresses;
import tandem.relay.internal.config.RelayConfig.Admin;
import tandem.relay.internal.config.RelayConfig.Limits;
import tandem.relay.internal.config.RelayConfig.Proxies;
import tandem.relay.internal.config.RelayConfig.Times;
import tandem.relay.internal.config.RelayConfig.TlsFiles;
import tandem.relay.internal.limit.Cidr;

/** Reads the configuration. Whatever it does not know or understand is a problem: nothing is guessed, and a misspelt limit is never no limit. */
public final class ConfigFile {

	private static final int MAX_PORT = 65_535;

	private static final int MANY = 1_000_000;

	private static final int HOUR = 3600;

	private static final int DAY = 24 * HOUR;

	private static final long MAX_SIZE = 1 << 20;

	private static final String RANGES = "addresses like 10.0.0.5 or ranges like 10.0.0.0/8"; //$NON-NLS-1$

	private ConfigFile() {
	}

	/** A relay to try out: on port 8443, with all usual limits. */
	public static RelayConfig dev() {
		try {
			return parse("{}", Path.of("."), true); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (final ConfigException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Reads a file.
	 *
	 * @param file JSON; paths in it are relative to its folder
	 * @param dev whether it may do without certificate and key
	 * @throws ConfigException with everything that is wrong
	 */
	public static RelayConfig read(final Path file, final boolean dev) throws ConfigException {
		try {
			if (Files.size(file) > MAX_SIZE) {
				throw new ConfigException(List.of(file + " is larger than a megabyte: it can't be the configuration")); //$NON-NLS-1$
			}
			return parse(Files.readString(file), file.toAbsolutePath().getParent(), dev);
		} catch (final CharacterCodingException e) {
			throw new ConfigException(List.of(file + " is not UTF-8 text: save it as UTF-8")); //$NON-NLS-1$
		} catch (final IOException e) {
			throw new ConfigException(List.of(file + " can't be read (" + e.getClass().getSimpleName() //$NON-NLS-1$
					+ "): check that it is there and that the relay's user may read it")); //$NON-NLS-1$
		}
	}

	static RelayConfig parse(final String text, final Path folder, final boolean dev) throws ConfigException {
		final var problems = new ArrayList<String>();
		final Map<String, Object> values;
		try {
			values = Json.object(text);
		} catch (final IOException | IllegalStateException e) {
			throw new ConfigException(List.of("The configuration is no JSON: " + firstLine(e))); //$NON-NLS-1$
		}
		final var root = new Section("", values, problems); //$NON-NLS-1$
		final var config = new RelayConfig(listen(root, dev), tls(root, folder, dev), admin(root), proxies(root), tokens(root), limits(root), times(root),
				addresses(root));
		root.end();
		if (!problems.isEmpty()) {
			throw new ConfigException(problems);
		}
		return config;
	}

	private static String firstLine(final Exception e) {
		return String.valueOf(e.getMessage()).lines().findFirst().orElse(""); //$NON-NLS-1$
	}

	private static InetSocketAddress listen(final Section root, final boolean dev) {
		final var section = root.section("listen"); //$NON-NLS-1$
		final var result = new InetSocketAddress(section.address("address", "::"), section.number("port", 0, MAX_PORT, dev ? 8443 : 443)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		section.end();
		return result;
	}

	private static Optional<TlsFiles> tls(final Section root, final Path folder, final boolean dev) {
		final var section = root.section("tls"); //$NON-NLS-1$
		final var certificate = section.text("certificate"); //$NON-NLS-1$
		final var key = section.text("key"); //$NON-NLS-1$
		section.end();
		if (certificate.isPresent() && key.isPresent()) {
			return Optional.of(new TlsFiles(folder.resolve(certificate.get()), folder.resolve(key.get())));
		}
		if (!dev || section.isThere()) {
			section.problem(certificate.isEmpty() ? "certificate" : "key", //$NON-NLS-1$ //$NON-NLS-2$
					"is missing: name the PEM file, or start with --dev to try the relay with a certificate of its own making"); //$NON-NLS-1$
		}
		return Optional.empty();
	}

	private static Optional<Admin> admin(final Section root) {
		final var section = root.section("admin"); //$NON-NLS-1$
		final var loopback = Stream.of("127.0.0.0/8", "::1").map(Cidr::parse).map(Optional::orElseThrow).toList(); //$NON-NLS-1$ //$NON-NLS-2$
		final var listen = new InetSocketAddress(section.address("address", "127.0.0.1"), section.number("port", 0, MAX_PORT, 9464)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		final var allow = section.list("allow", Cidr::parse, RANGES, loopback); //$NON-NLS-1$
		section.end();
		return section.isThere() ? Optional.of(new Admin(listen, allow)) : Optional.empty();
	}

	private static Proxies proxies(final Section root) {
		final var section = root.section("proxies"); //$NON-NLS-1$
		final var result = new Proxies(section.list("proxyProtocol", Cidr::parse, RANGES, List.of()), //$NON-NLS-1$
				section.list("forwardedFor", Cidr::parse, RANGES, List.of())); //$NON-NLS-1$
		section.end();
		return result;
	}

	private static List<TokenHash> tokens(final Section root) {
		final var section = root.section("technicians"); //$NON-NLS-1$
		final var tokens = section.list("tokens", TokenHash::parse, "hashes like \"sha256:…\", as tandem-relay --new-token prints them", //$NON-NLS-1$ //$NON-NLS-2$
				List.<TokenHash>of());
		if (section.isThere() && tokens.isEmpty()) {
			section.problem("tokens", "is empty: make one with tandem-relay --new-token, or leave out technicians to let anybody open mailboxes"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		section.end();
		return tokens;
	}

	private static Limits limits(final Section root) {
		final var section = root.section("limits"); //$NON-NLS-1$
		final var usual = Limits.USUAL;
		final var result = new Limits(section.number("connections", 1, MANY, usual.connections()), //$NON-NLS-1$
				section.number("newConnections", 1, MANY, usual.newConnections()), //$NON-NLS-1$
				section.number("newConnectionsPerAddress", 1, MANY, usual.newConnectionsPerAddress()), //$NON-NLS-1$
				section.number("connectionsPerSecond", 1, MANY, usual.connectionsPerSecond()), //$NON-NLS-1$
				section.number("mailboxes", 1, MANY, usual.mailboxes()), //$NON-NLS-1$
				section.number("mailboxesPerAddress", 1, MANY, usual.mailboxesPerAddress()), //$NON-NLS-1$
				section.number("mailboxesPerMinute", 1, MANY, usual.mailboxesPerMinute()), //$NON-NLS-1$
				section.number("sessions", 1, MANY, usual.sessions()), //$NON-NLS-1$
				section.number("sessionsPerAddress", 1, MANY, usual.sessionsPerAddress()), //$NON-NLS-1$
				section.number("freeFailures", 0, MANY, usual.freeFailures()), //$NON-NLS-1$
				section.number("megabytesPerSession", 0, 100 * MANY, usual.megabytesPerSession()), //$NON-NLS-1$
				section.number("probesPerHour", 0, usual.probesPerHour(), usual.probesPerHour())); //$NON-NLS-1$
		section.end();
		return result;
	}

	private static Times times(final Section root) {
		final var section = root.section("seconds"); //$NON-NLS-1$
		final var usual = Times.USUAL;
		final var result = new Times(section.number("firstFrame", 1, HOUR, usual.firstFrame()), //$NON-NLS-1$
				section.number("mailbox", 1, HOUR, usual.mailbox()), //$NON-NLS-1$
				section.number("reconnect", 1, HOUR, usual.reconnect()), //$NON-NLS-1$
				section.number("contact", 1, HOUR, usual.contact()), //$NON-NLS-1$
				section.number("idle", 1, DAY, usual.idle()), //$NON-NLS-1$
				section.number("session", 0, 100 * DAY, usual.session()), //$NON-NLS-1$
				section.number("stalled", 1, HOUR, usual.stalled()), //$NON-NLS-1$
				section.number("longestWait", 1, HOUR, usual.longestWait()), //$NON-NLS-1$
				section.number("drain", 0, HOUR, usual.drain())); //$NON-NLS-1$
		section.end();
		return result;
	}

	private static Addresses addresses(final Section root) {
		final var section = root.section("log"); //$NON-NLS-1$
		final var text = section.text("addresses").orElse("prefix"); //$NON-NLS-1$ //$NON-NLS-2$
		section.end();
		for (final var value : Addresses.values()) {
			if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
				return value;
			}
		}
		section.problem("addresses", "must be full, prefix or none"); //$NON-NLS-1$ //$NON-NLS-2$
		return Addresses.PREFIX;
	}
}
