// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import tandem.relay.internal.limit.Cidr;

/**
 * Everything that an operator decides.
 *
 * @param listen where clients come to; port 0 is any free one
 * @param tls certificate and key; empty only for trying the relay out, with a certificate of its own making
 * @param admin where health, readiness and metrics can be asked without TLS, if anywhere
 * @param proxies who may say for whom a connection is
 * @param tokens of technicians, hashed; with none, anybody may open mailboxes
 * @param limits how many
 * @param times how long
 * @param addresses how much of a client's address logs show
 */
public record RelayConfig(InetSocketAddress listen, Optional<TlsFiles> tls, Optional<Admin> admin, Proxies proxies, List<TokenHash> tokens, Limits limits,
		Times times, Addresses addresses) {

	/**
	 * PEM files; read again when they change.
	 *
	 * @param certificate the chain, the relay's own certificate first
	 * @param key PKCS #8, without password
	 */
	public record TlsFiles(Path certificate, Path key) {
	}

	/**
	 * Health, readiness and metrics.
	 *
	 * @param listen an address and port of their own; port 0 is any free one
	 * @param allow who may ask
	 */
	public record Admin(InetSocketAddress listen, List<Cidr> allow) {
	}

	/**
	 * Programs in front of the relay that say for whom they connect.
	 *
	 * @param proxyProtocol connections from here begin with a PROXY header, version 1 or 2
	 * @param forwardedFor requests from here say it in X-Forwarded-For
	 */
	public record Proxies(List<Cidr> proxyProtocol, List<Cidr> forwardedFor) {

		/** Whether connections from this address must begin with a PROXY header. */
		public boolean speakProxyProtocol(final InetAddress address) {
			return proxyProtocol.stream().anyMatch(range -> range.contains(address));
		}

		/** Whether requests from this address must say for whom they are. */
		public boolean forward(final InetAddress address) {
			return forwardedFor.stream().anyMatch(range -> range.contains(address));
		}
	}

	/**
	 * How many there may be. What counts by address counts by prefix too: four times as many for IPv4 /24 and IPv6 /56, sixteen times for IPv6 /48; an
	 * IPv6 /64 counts as an address.
	 *
	 * @param connections at once, in all
	 * @param newConnections at once that have not yet said what they want, in all
	 * @param newConnectionsPerAddress the same, by address
	 * @param connectionsPerSecond by address, in the long run; four times as many at once; more wait their turn
	 * @param mailboxes for codes at once that wait or became a session, in all
	 * @param mailboxesPerAddress the same, by address of who opened them
	 * @param mailboxesPerMinute by address, in the long run; as many at once; and, counted apart, as many that attach by a key,
	 *            twice the sessions of an address at once
	 * @param sessions by codes at once, in all; and, counted apart, as many ends that attached by a key, waiting or not
	 * @param sessionsPerAddress the same, by address of who named a code, or who attached
	 * @param freeFailures wrong codes and tokens that cost no wait, by address
	 * @param megabytesPerSession both directions together; 0 is no limit
	 * @param probesPerHour how often the relay goes to ports of clients that ask for it, by IPv4 /24 and IPv6 /64; 0 is never
	 */
	public record Limits(int connections, int newConnections, int newConnectionsPerAddress, int connectionsPerSecond, int mailboxes,
			int mailboxesPerAddress, int mailboxesPerMinute, int sessions, int sessionsPerAddress, int freeFailures, int megabytesPerSession,
			int probesPerHour) {

		/** Good for a relay of one team. */
		public static final Limits USUAL = new Limits(20_000, 2_000, 128, 100, 5_000, 128, 60, 2_500, 128, 10, 0, 20);
	}

	/**
	 * How long, in seconds.
	 *
	 * @param firstFrame from connecting until the client has said what it wants: TLS, HTTP and the first frame together
	 * @param mailbox that a code lives at most
	 * @param reconnect that an end waits at most for the other after a lost connection
	 * @param contact that a contact waits at most for the other
	 * @param idle without a byte until a session ends
	 * @param session that a session lasts at most; 0 is no limit
	 * @param stalled that an end may take nothing of what is sent to it
	 * @param longestWait for who named wrong codes or tokens
	 * @param drain that sessions have to end once the relay is to stop
	 */
	public record Times(int firstFrame, int mailbox, int reconnect, int contact, int idle, int session, int stalled, int longestWait, int drain) {

		/** What the protocol's rules and the clients expect. */
		public static final Times USUAL = new Times(10, 600, 90, 3600, 600, 43_200, 60, 20, 30);
	}

	/** How much of a client's address logs show. */
	public enum Addresses {
		/** All of it. */
		FULL,
		/** The network: IPv4 /24, IPv6 /48. */
		PREFIX,
		/** Nothing. */
		NONE
	}
}
