// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.Reading;
import tandem.firewall.check.Request.Relay;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Ports;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.proxy.ProxyRoute;
import tandem.relay.protocol.proxy.ProxySearch;
import tandem.relay.protocol.proxy.UnusableProxyException;

/** The way to the relay, step by step, until one fails. Sends nothing but a greeting, and asks the relay to come here from outside. */
final class RelayChecks {

	private static final int WAIT_MILLIS = (int) TimeUnit.SECONDS.toMillis(8);

	private static final Duration BEARABLE_SKEW = Duration.ofMinutes(5);

	private static final int SWITCHING = 101;

	private static final int LOGIN_WANTED = 511;

	private static final int KEY_BYTES = 16;

	/** RFC 6455, 1.3. */
	private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final byte[] PING = { (byte) 0x89, (byte) 0x80, 0, 0, 0, 0 };

	private static final byte[] CLOSE = { (byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xe8 };

	private static final int PONG = 0x8a;

	private static final String PORTAL = "A network that wants you to log in first (hotel, train, guest network) does that: open any page in a browser, log in, and look again.";

	private final Clock clock;

	private final Ports ports;

	RelayChecks(final Clock clock, final Ports ports) {
		this.ports = ports;
		this.clock = clock;
	}

	/** @param port to which the relay is asked to come */
	void run(final Relay relay, final int port, final Optional<Reading> reading, final Consumer<Result> results) {
		final Optional<ProxyRoute> route;
		try {
			route = new ProxySearch(relay::proxy).to(relay.host(), relay.port());
		} catch (final UnusableProxyException e) {
			results.accept(new Result(Topic.PROXY, State.BLOCKED, "The proxy on the way to the relay: " + e.getMessage() + '.',
					"Correct it in the settings or in the environment; it is written like http://proxy.example:3128."));
			return;
		}
		results.accept(new Result(Topic.PROXY, State.NOTE, route.map(it -> "The way to the relay leads through the " + kind(it) + " proxy " + it.host() + ':' + it.port() + '.')
				.orElse("There is no proxy on the way to the relay."), ""));
		final var host = route.map(ProxyRoute::host).orElse(relay.host());
		final var door = route.map(ProxyRoute::port).orElse(relay.port());
		final InetAddress[] addresses;
		try {
			addresses = InetAddress.getAllByName(host);
		} catch (final UnknownHostException e) {
			results.accept(new Result(Topic.NAME, State.BLOCKED, "Nobody knows the name " + host + '.',
					"Check how it is written, and whether other names are found: if none is, this computer has no name service."));
			return;
		}
		results.accept(new Result(Topic.NAME, State.OPEN,
				host + " is " + Stream.of(addresses).map(InetAddress::getHostAddress).distinct().collect(Collectors.joining(", ")) + '.', ""));
		reading.ifPresent(it -> it.ask(Question.outbound(Protocol.TCP, addresses[0], door)).forEach(finding -> results.accept(LocalChecks.of(Topic.OUTBOUND, finding))));
		try (var socket = connect(addresses, door, results)) {
			if (socket != null) {
				secured(new Way(relay, route, port), socket, results);
			}
		} catch (final IOException e) {
			// Closing what has failed already tells nobody anything.
		}
	}

	private static String kind(final ProxyRoute route) {
		return route.kind() == ProxyRoute.Kind.HTTP ? "HTTP" : "SOCKS";
	}

	private static Socket connect(final InetAddress[] addresses, final int port, final Consumer<Result> results) throws IOException {
		IOException last = null;
		for (final var address : addresses) {
			final var socket = new Socket();
			try {
				final var begun = System.nanoTime();
				socket.connect(new InetSocketAddress(address, port), WAIT_MILLIS);
				socket.setSoTimeout(WAIT_MILLIS);
				results.accept(new Result(Topic.CONNECTION, State.OPEN, address.getHostAddress() + " answers on TCP " + port + " after " + millis(begun) + '.', ""));
				return socket;
			} catch (final IOException e) {
				socket.close();
				last = e;
			}
		}
		final var where = addresses[0].getHostAddress() + ", TCP " + port;
		results.accept(switch (last) {
		case final SocketTimeoutException _ -> new Result(Topic.CONNECTION, State.BLOCKED, where + " does not answer.",
				"A firewall on the way drops it, or that computer is off.");
		case final ConnectException _ -> new Result(Topic.CONNECTION, State.BLOCKED, where + " refuses the connection.",
				"No relay runs there, or a firewall on the way refuses it.");
		default -> new Result(Topic.CONNECTION, State.BLOCKED, where + " can't be reached.", String.valueOf(last.getMessage()));
		});
		return null;
	}

	private static String millis(final long begun) {
		return String.format(Locale.ROOT, "%.1f ms", (System.nanoTime() - begun) / 1e6);
	}

	private record Way(Relay relay, Optional<ProxyRoute> proxy, int port) {
	}

	private void secured(final Way way, final Socket socket, final Consumer<Result> results) {
		final var relay = way.relay();
		final var vouching = new Vouching(relay.pin());
		try {
			if (way.proxy().isPresent()) {
				ProxyTalk.through(way.proxy().get(), socket, relay.host(), relay.port());
			}
		} catch (final IOException e) {
			results.accept(new Result(Topic.PROXY, State.BLOCKED, "The proxy does not lead to the relay: " + words(e) + '.',
					"Name and password of a proxy stand in the setting proxy, or whoever keeps it lets " + relay + " through."));
			return;
		}
		try (var secret = tls(vouching, relay, socket)) {
			if (certificate(relay, vouching, secret, results)) {
				greet(way, secret, results);
			}
		} catch (final IOException e) {
			results.accept(new Result(Topic.CERTIFICATE, State.BLOCKED, relay + " does not speak TLS as a relay does: " + words(e) + '.',
					e instanceof SSLException ? PORTAL : "Something on the way ends encrypted connections, or another service answers on that port."));
		}
	}

	private static SSLSocket tls(final Vouching vouching, final Relay relay, final Socket socket) throws IOException {
		try {
			final var context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { vouching }, null);
			final var secret = (SSLSocket) context.getSocketFactory().createSocket(socket, relay.host(), relay.port(), true);
			if (relay.pin().isEmpty()) {
				final var parameters = secret.getSSLParameters();
				parameters.setEndpointIdentificationAlgorithm("HTTPS");
				secret.setSSLParameters(parameters);
			}
			secret.startHandshake();
			return secret;
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException("This Java can't speak TLS", e);
		}
	}

	private static boolean certificate(final Relay relay, final Vouching vouching, final SSLSocket secret, final Consumer<Result> results) {
		final var shown = vouching.shown().orElseThrow();
		final var issuer = shown.getIssuerX500Principal().getName();
		if (vouching.objection().isEmpty()) {
			results.accept(new Result(Topic.CERTIFICATE, State.OPEN, secret.getSession().getProtocol() + " with the certificate of " + shown.getSubjectX500Principal().getName()
					+ (relay.pin().isEmpty() ? ", for which " + issuer + " vouches." : ", the pinned one."), ""));
			return true;
		}
		final var title = "The certificate of " + relay + " is not the right one: " + words(vouching.objection().get()) + '.';
		results.accept(new Result(Topic.CERTIFICATE, State.BLOCKED, title, "It is of " + shown.getSubjectX500Principal().getName() + ", issued by " + issuer + ", valid from "
				+ shown.getNotBefore().toInstant() + " to " + shown.getNotAfter().toInstant()
				+ ". Either something on the way opens encrypted connections (a company's firewall, a virus scanner, a network that wants a login), or the relay has a new certificate or needs its pin, or this computer's clock is wrong."));
		return false;
	}

	private void greet(final Way way, final SSLSocket secret, final Consumer<Result> results) {
		final var relay = way.relay();
		final var key = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(key);
		final var sent = Base64.getEncoder().encodeToString(key);
		try {
			secret.getOutputStream().write(HttpHead.bytes("GET " + RelayProtocol.PATH + " HTTP/1.1", "Host: " + relay, "Connection: Upgrade", "Upgrade: websocket",
					"Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: " + RelayProtocol.SUBPROTOCOL, "Sec-WebSocket-Key: " + sent));
			final var head = HttpHead.read(secret.getInputStream());
			skew(head, results);
			if (head.status() != SWITCHING || !head.header("Sec-WebSocket-Accept").equals(Optional.of(accepted(sent)))) {
				results.accept(answer(relay, head));
				return;
			}
			final var begun = System.nanoTime();
			secret.getOutputStream().write(PING);
			if (secret.getInputStream().read() == PONG) {
				secret.getInputStream().skipNBytes(1); // its length, which is none
				results.accept(new Result(Topic.RELAY, State.OPEN, "The relay " + relay + " answers, round trip " + millis(begun) + '.', ""));
				results.accept(way.proxy().isPresent() ? RelayProbe.throughProxy()
						: new RelayProbe(way.port(), ports).ask(secret.getLocalAddress(), new RelayMessages(secret.getInputStream(), secret.getOutputStream())));
			} else {
				results.accept(new Result(Topic.RELAY, State.BLOCKED, "The relay " + relay + " answers, and then says nothing.",
						"A proxy or firewall on the way does not let WebSockets through."));
			}
			leave(secret);
		} catch (final IOException e) {
			results.accept(new Result(Topic.RELAY, State.BLOCKED, "The relay " + relay + " does not answer: " + words(e) + '.',
					"A proxy or firewall on the way does not let WebSockets through, or another service answers there."));
		}
	}

	/** Says so; a relay that has answered a probe has left already. */
	private static void leave(final SSLSocket secret) {
		try {
			secret.getOutputStream().write(CLOSE);
		} catch (final IOException e) {
			// It is gone.
		}
	}

	private static Result answer(final Relay relay, final HttpHead head) {
		final var status = head.status();
		final var portal = status == LOGIN_WANTED || status / 100 == 3;
		return new Result(Topic.RELAY, State.BLOCKED,
				"What answers at " + relay + " is no relay" + (status == 0 ? "." : " (status " + status + head.header("Location").map(it -> " to " + it).orElse("") + ")."),
				portal ? PORTAL : status == 429 || status == 503 ? "It may be a relay that is busy: look again in a minute." : "Check its address and port.");
	}

	private static String accepted(final String key) {
		try {
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest((key + WEB_SOCKET).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException("This Java has no SHA-1", e);
		}
	}

	private void skew(final HttpHead head, final Consumer<Result> results) {
		head.header("Date").ifPresent(text -> {
			try {
				final var ahead = Duration.between(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), clock.instant());
				final var far = ahead.abs().compareTo(BEARABLE_SKEW) > 0;
				results.accept(new Result(Topic.CLOCK, far ? State.UNKNOWN : State.NOTE,
						far ? "This computer's clock is " + ahead.abs().toMinutes() + " minutes " + (ahead.isNegative() ? "behind" : "ahead of") + " the relay's."
								: "This computer's clock and the relay's agree.",
						far ? "Set it: certificates and invitations are valid for a time only." : ""));
			} catch (final DateTimeException e) {
				// It says no time.
			}
		});
	}

	private static String words(final Exception e) {
		return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason").replaceFirst("\\.$", "");
	}
}
