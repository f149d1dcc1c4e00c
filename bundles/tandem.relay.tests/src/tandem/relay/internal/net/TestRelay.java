// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import tandem.relay.internal.config.ConfigException;
import tandem.relay.internal.config.ConfigFileAccess;
import tandem.relay.internal.config.RelayConfig;
import tandem.relay.internal.limit.PublicAddresses;
import tandem.relay.internal.mailbox.MemoryMailboxStore;
import tandem.relay.internal.tls.DevCertificate;
import tandem.relay.internal.tls.TlsException;
import tandem.relay.internal.tls.TlsSource;
import tandem.relay.internal.watch.Event;

/** A real relay on loopback, on free ports, with a certificate of its own making. */
final class TestRelay implements AutoCloseable {

	/** Looks often; everything else as usual. */
	static final Pace QUICK = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(40), Duration.ofMillis(50), Duration.ofSeconds(5));

	private static final String START = "{\"listen\": {\"address\": \"127.0.0.1\", \"port\": %d}";

	private static final String ADMIN = ", \"admin\": {\"port\": 0}";

	final List<Event> events = new CopyOnWriteArrayList<>();

	final RelayServer server;

	final String pin;

	/**
	 * @param folder for the certificate
	 * @param more of the configuration, beginning with a comma, or nothing
	 */
	TestRelay(final Path folder, final String more) {
		this(folder, more, QUICK, InstantSource.system());
	}

	TestRelay(final Path folder, final String more, final Pace pace, final InstantSource clock) {
		this(folder, more, pace, clock, 0);
	}

	TestRelay(final Path folder, final String more, final Pace pace, final InstantSource clock, final int port) {
		this(folder, more, pace, clock, port, System::nanoTime, PublicAddresses.ofThisComputer());
	}

	/**
	 * @param nanoTime of limits
	 * @param probes addresses to which the relay goes
	 */
	TestRelay(final Path folder, final String more, final LongSupplier nanoTime, final Predicate<InetAddress> probes) {
		this(folder, more, QUICK, InstantSource.system(), 0, nanoTime, probes);
	}

	private TestRelay(final Path folder, final String more, final Pace pace, final InstantSource clock, final int port, final LongSupplier nanoTime,
			final Predicate<InetAddress> probes) {
		try {
			final var identity = DevCertificate.in(folder);
			pin = identity.pin();
			server = new RelayServer(config(folder, more, port), pace, new TlsSource(identity), new MemoryMailboxStore(clock, 10_000), clock,
					nanoTime, events::add, probes);
			server.start();
		} catch (final ConfigException | TlsException | IOException e) {
			throw new AssertionError(e);
		}
	}

	private static RelayConfig config(final Path folder, final String more, final int port) throws ConfigException {
		return ConfigFileAccess.parse(START.formatted(port) + (more.contains("\"admin\"") ? "" : ADMIN) + more + "}", folder);
	}

	int port() {
		return server.port();
	}

	TestClient client() {
		return client("127.0.0.1");
	}

	/** A client with an address of its own, in 127.0.0.0/8. */
	TestClient client(final String from) {
		try {
			return new TestClient(port(), InetAddress.getByName(from));
		} catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	/** What the port of health and metrics answers. */
	HttpResponse<String> admin(final String path) {
		try (var http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.adminPort().getAsInt() + path)).build(),
					HttpResponse.BodyHandlers.ofString());
		} catch (final IOException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** A meter's value; with its labels in the name if it has some. */
	double metric(final String name) {
		final var found = Pattern.compile("(?m)^" + Pattern.quote(name) + " (.*)$").matcher(admin("/metrics").body());
		if (!found.find()) {
			throw new AssertionError("no meter " + name + " in " + admin("/metrics").body());
		}
		return Double.parseDouble(found.group(1));
	}

	@Override
	public void close() {
		server.close();
	}
}
