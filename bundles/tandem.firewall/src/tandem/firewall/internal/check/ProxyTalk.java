// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import tandem.relay.protocol.proxy.ProxyRoute;

/** Asks a proxy for a connection: HTTP CONNECT (RFC 9110, 9.3.6) or SOCKS 5 (RFC 1928, 1929). */
final class ProxyTalk {

	private static final int PASSWORD_WANTED = 407;

	private static final int OK = 200;

	private static final int LONGEST = 255;

	private ProxyTalk() {
	}

	/**
	 * Leads an open connection to a proxy on to the other end.
	 *
	 * @throws IOException where the proxy does not do it, with its reason in words
	 */
	static void through(final ProxyRoute route, final Socket socket, final String host, final int port) throws IOException {
		switch (route.kind()) {
		case HTTP -> http(route, socket, host, port);
		case SOCKS5 -> socks(route, socket, host, port);
		}
	}

	private static void http(final ProxyRoute route, final Socket socket, final String host, final int port) throws IOException {
		final var target = (host.indexOf(':') >= 0 ? '[' + host + ']' : host) + ':' + port;
		final var login = route.user().map(user -> "\r\nProxy-Authorization: Basic "
				+ Base64.getEncoder().encodeToString((user.name() + ':' + user.password()).getBytes(StandardCharsets.UTF_8))).orElse("");
		socket.getOutputStream().write(HttpHead.bytes("CONNECT " + target + " HTTP/1.1", "Host: " + target + login));
		final var answer = HttpHead.read(socket.getInputStream());
		if (answer.status() == PASSWORD_WANTED) {
			throw new IOException(route.user().isPresent() ? "the proxy does not accept the name or the password" : "the proxy wants a name and a password");
		}
		if (answer.status() != OK) {
			throw new IOException(answer.status() == 0 ? "what answers there is no HTTP proxy" : "the proxy refuses the connection (status " + answer.status() + ')');
		}
	}

	private static void socks(final ProxyRoute route, final Socket socket, final String host, final int port) throws IOException {
		final var in = new DataInputStream(socket.getInputStream());
		final var out = socket.getOutputStream();
		out.write(new byte[] { 5, 1, (byte) (route.user().isPresent() ? 2 : 0) });
		if (in.readUnsignedByte() != 5) {
			throw new IOException("what answers there is no SOCKS proxy");
		}
		final var method = in.readUnsignedByte();
		if (method == 2 && route.user().isPresent()) {
			final var user = route.user().get();
			out.write(1);
			text(out, user.name());
			text(out, user.password());
			if (in.readUnsignedByte() != 1 || in.readUnsignedByte() != 0) {
				throw new IOException("the proxy does not accept the name or the password");
			}
		} else if (method != 0) {
			throw new IOException("the proxy wants a name and a password");
		}
		out.write(new byte[] { 5, 1, 0, 3 });
		text(out, host);
		out.write(new byte[] { (byte) (port >> 8), (byte) port });
		in.readUnsignedByte();
		final var reply = in.readUnsignedByte();
		if (reply != 0) {
			throw new IOException("the proxy can't reach the relay (SOCKS reply " + reply + ')');
		}
		in.readUnsignedByte();
		final var kind = in.readUnsignedByte();
		in.skipNBytes((kind == 3 ? in.readUnsignedByte() : kind == 4 ? 16 : 4) + 2);
	}

	private static void text(final java.io.OutputStream out, final String text) throws IOException {
		final var bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > LONGEST) {
			throw new IOException("too long for a SOCKS proxy");
		}
		out.write(bytes.length);
		out.write(bytes);
	}
}
