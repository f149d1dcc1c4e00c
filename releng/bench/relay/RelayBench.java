// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The packaged relay: memory of idle sessions, then throughput and latency beside HAProxy, turn by turn in one run. HAProxy and the relay have the
 * first processor each in its turns, this program the second.
 */
public final class RelayBench {

	private static final double MOST_KILOBYTES = 50;

	private static final double LEAST_RATIO = 0.7;

	private static final double MOST_MILLIS = 2;

	private static final int IDLE = 2000;

	private static final int ACTIVE = 50;

	private final Path folder;

	private final Path product;

	private final boolean quick;

	private final boolean first;

	private final Tls tls;

	private RelayBench(final Path folder, final Path product, final List<String> options) throws Exception {
		this.folder = folder;
		this.product = product;
		quick = options.contains("--quick");
		first = options.contains("--first");
		tls = new Tls(folder.resolve("bench.p12"));
	}

	/** Arguments: folder with certificate and key, folder of the product, perhaps --quick and --first. Exit status 1 where an aim is missed. */
	public static void main(final String[] arguments) throws Exception {
		Locale.setDefault(Locale.ROOT);
		System.exit(new RelayBench(Path.of(arguments[0]), Path.of(arguments[1]), List.of(arguments)).run() ? 0 : 1);
	}

	private boolean run() throws Exception {
		final Idle.Growth growth;
		try (var relay = relay(List.of("taskset", "-c", "0,1"))) {
			growth = new Idle(relay, IDLE).measure();
		}
		System.out.printf("%,d idle sessions: %.1f kB each%n", growth.sessions(), growth.kilobytesPerSession());
		try (var relay = relay(List.of("taskset", "-c", "0")); var haproxy = haproxy(); var direct = direct()) {
			final var rates = throughput(relay, haproxy);
			final var times = latency(relay, haproxy, direct);
			return verdict(growth, rates, times, relay, haproxy, direct);
		}
	}

	private Map<Route, List<Throughput.Turn>> throughput(final Route relay, final Route haproxy) throws IOException {
		final var throughput = new Throughput(ACTIVE, quick ? 8 : 32);
		final var result = new LinkedHashMap<Route, List<Throughput.Turn>>();
		for (var turn = 0; turn < (quick ? 5 : 8); turn++) {
			System.out.printf("warming up: %.0f MB/s%n", throughput.measure(relay).megabytesPerSecond()); // until Java has compiled what it runs
		}
		for (var turn = 0; turn < (quick ? 5 : 9); turn++) {
			for (final var route : List.of(haproxy, relay)) {
				final var found = throughput.measure(route);
				result.computeIfAbsent(route, _ -> new ArrayList<>()).add(found);
				System.out.printf("throughput, turn %d, %s: %.0f MB/s; it used %.0f %% of its processor, the load %.0f %% of the other%n", turn + 1,
						route.name(), found.megabytesPerSecond(), 100 * found.between(), 100 * found.own());
			}
		}
		return result;
	}

	private Map<Route, List<Latency.Turn>> latency(final Route relay, final Route haproxy, final Route direct) throws IOException, InterruptedException {
		if (first) {
			relay.program().get().first();
			haproxy.program().get().first();
			Program.ownFirst();
		}
		final var latency = new Latency(ACTIVE, TimeUnit.SECONDS.toNanos(quick ? 1 : 4));
		final var result = new LinkedHashMap<Route, List<Latency.Turn>>();
		latency.measure(direct); // as with throughput
		for (var turn = 0; turn < 8; turn++) {
			latency.measure(relay);
		}
		for (var turn = 0; turn < (quick ? 7 : 9); turn++) {
			for (final var route : List.of(direct, haproxy, relay)) {
				final var found = latency.measure(route);
				result.computeIfAbsent(route, _ -> new ArrayList<>()).add(found);
				System.out.printf("latency, turn %d, %s: pictures p50 %.3f ms, p99 %.3f ms; input p50 %.3f ms, p99 %.3f ms%n", turn + 1, route.name(),
						found.picture50(), found.picture99(), found.input50(), found.input99());
			}
		}
		return result;
	}

	private static boolean verdict(final Idle.Growth growth, final Map<Route, List<Throughput.Turn>> rates, final Map<Route, List<Latency.Turn>> times,
			final Route relay, final Route haproxy, final Route direct) {
		final var rate = median(rates.get(relay), Throughput.Turn::megabytesPerSecond);
		final var itsRate = median(rates.get(haproxy), Throughput.Turn::megabytesPerSecond);
		final var ratio = rate / itsRate;
		final var alone = median(rates.get(relay), Throughput.Turn::megabytesPerProcessorSecond)
				/ median(rates.get(haproxy), Throughput.Turn::megabytesPerProcessorSecond);
		final var pictures50 = added(times.get(relay), times.get(direct), Latency.Turn::picture50);
		final var pictures99 = added(times.get(relay), times.get(direct), Latency.Turn::picture99);
		final var inputs50 = added(times.get(relay), times.get(direct), Latency.Turn::input50);
		final var inputs99 = added(times.get(relay), times.get(direct), Latency.Turn::input99);
		final var holds = growth.kilobytesPerSession() < MOST_KILOBYTES && ratio >= LEAST_RATIO && pictures99 < MOST_MILLIS && inputs99 < MOST_MILLIS;
		System.out.printf("HAProxy's added latency: pictures p50 %.2f ms, p99 %.2f ms; input p50 %.2f ms, p99 %.2f ms%n",
				added(times.get(haproxy), times.get(direct), Latency.Turn::picture50), added(times.get(haproxy), times.get(direct), Latency.Turn::picture99),
				added(times.get(haproxy), times.get(direct), Latency.Turn::input50), added(times.get(haproxy), times.get(direct), Latency.Turn::input99));
		System.out.printf("%s: idle session %.1f kB (aim under %.0f); throughput %.0f MB/s, %.2f of HAProxy's %.0f MB/s (aim %.1f), by processor time %.2f; "
				+ "added latency of pictures p50 %.2f ms, p99 %.2f ms, of input p50 %.2f ms, p99 %.2f ms (aim p99 under %.0f)%n",
				holds ? "all aims hold" : "AN AIM IS MISSED", growth.kilobytesPerSession(), MOST_KILOBYTES, rate, ratio, itsRate, LEAST_RATIO, alone,
				pictures50, pictures99, inputs50, inputs99, MOST_MILLIS);
		return holds;
	}

	private static <T> double added(final List<T> through, final List<T> direct, final ToDoubleFunction<T> what) {
		return median(through, what) - median(direct, what);
	}

	private static <T> double median(final List<T> turns, final ToDoubleFunction<T> what) {
		final var sorted = turns.stream().mapToDouble(what).toArray();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private Route.Relayed relay(final List<String> prefix) throws IOException, InterruptedException {
		final var port = freePort();
		final var config = folder.resolve("tandem-relay.json");
		// Everything comes from one address here, so what counts by address counts for all.
		Files.writeString(config, """
				{"listen": {"address": "127.0.0.1", "port": %d}, "tls": {"certificate": "certificate.pem", "key": "key.pem"},
				 "limits": {"newConnectionsPerAddress": 5000, "connectionsPerSecond": 100000, "mailboxesPerAddress": 5000, "mailboxesPerMinute": 100000,
				  "sessionsPerAddress": 5000}}
				""".formatted(port));
		final var command = new ArrayList<>(prefix);
		command.addAll(List.of(product.resolve("tandem-relay").toString(), "--config", config.toString()));
		return new Route.Relayed(tls, port, Program.start(command, Map.of("XDG_STATE_HOME", folder.toString()), folder.resolve("relay.log"), port));
	}

	/** It reads 64 KiB at a time, as the relay does: that is somewhat faster than its usual 16. */
	private Route haproxy() throws IOException, InterruptedException {
		final var port = freePort();
		final var door = Route.Dialled.opened();
		final var config = folder.resolve("haproxy.cfg");
		final var tlsOptions = "ssl-min-ver " + Tls.VERSION + " ciphersuites " + Tls.SUITE;
		final var text = """
				global
				  nbthread 1
				  maxconn 1000
				  tune.bufsize 65536
				defaults
				  mode tcp
				  timeout connect 5s
				  timeout client 60s
				  timeout server 60s
				frontend from-sharers
				  bind 127.0.0.1:%d ssl crt %s %s
				  default_backend technicians
				backend technicians
				  server technician 127.0.0.1:%d ssl verify none %s
				""".formatted(port, folder.resolve("both.pem"), tlsOptions, door.socket().getLocalPort(), tlsOptions);
		Files.writeString(config, text);
		System.out.print(text.indent(2));
		final var program = Program.start(List.of("taskset", "-c", "0", "haproxy", "-db", "-f", config.toString()), Map.of(), folder.resolve("haproxy.log"), port);
		return new Route.Dialled("HAProxy", tls, port, door, Optional.of(program));
	}

	private Route direct() throws IOException {
		final var door = Route.Dialled.opened();
		return new Route.Dialled("direct", tls, door.socket().getLocalPort(), door, Optional.empty());
	}

	private static int freePort() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}
}
