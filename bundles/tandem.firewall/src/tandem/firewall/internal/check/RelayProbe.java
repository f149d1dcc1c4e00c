// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

import tandem.channel.PortProof;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Ports;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.ProbeResult;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.ServerFrame;

/** Has the relay come to this computer's port from outside, which opens for it for some seconds. */
final class RelayProbe {

	private final int port;

	private final Ports ports;

	RelayProbe(final int port, final Ports ports) {
		this.port = port;
		this.ports = ports;
	}

	/** What to tell where the relay can't be asked, since it would see a proxy. */
	static Result throughProxy() {
		return untried("the way to the relay leads through a proxy, and the relay sees the proxy's address.");
	}

	/**
	 * Asks. Blocking, for some seconds.
	 *
	 * @param here the address of this computer from which the relay was reached
	 */
	Result ask(final InetAddress here, final RelayMessages relay) {
		if (port < ClientFrame.MIN_PORT) {
			return untried("relays go to ports from " + ClientFrame.MIN_PORT + " on only.");
		}
		try (var open = ports.open(Optional.of(here), port)) {
			return ask(open, here, relay);
		} catch (final IOException e) {
			return untried("TCP " + port + " is in use by another program, or may not be opened now.");
		}
	}

	private Result ask(final PortProof open, final InetAddress here, final RelayMessages relay) {
		try {
			relay.send(new ClientFrame.Probe(port));
			var answer = relay.next();
			if (answer instanceof final ServerFrame.Probing probing) {
				open.say(probing.nonce().toBytes());
				answer = relay.next();
			}
			return switch (answer) {
			case ServerFrame.Probed(var result) -> of(result, here);
			case ServerFrame.Refused(var reason, var seconds) -> refused(reason, seconds);
			case final ServerFrame _ -> untried("the relay answers something else.");
			};
		} catch (final IOException e) {
			return untried("the relay does not know how, or the line broke.");
		}
	}

	Result of(final ProbeResult result, final InetAddress here) {
		return switch (result) {
		case REACHED -> new Result(Topic.PROBE, State.OPEN, "The relay came from outside to TCP " + port + " and reached this computer.", "");
		case NOT_REACHED -> !here.isLoopbackAddress() && Reach.of(here, "") == Reach.PUBLIC
				? new Result(Topic.PROBE, State.UNKNOWN, "The relay came from outside to TCP " + port + " and did not reach this computer.",
						"A firewall here, on the way, or around the relay stops it. A code works everywhere.")
				: new Result(Topic.PROBE, State.NOTE, "The relay came from outside to TCP " + port + " and did not reach this computer, which has no public address.",
						"Helpers in the same network may well reach it; for others the router would have to forward the port. A code works everywhere.");
		case NOT_TRIED -> untried("this relay does not go to where it sees this computer. Relays go to public addresses outside their own network, where their operators want that.");
		};
	}

	private static Result refused(final Refusal reason, final int seconds) {
		return switch (reason) {
		case RATE -> untried("it was tried a moment ago, or often. Try again in " + seconds + " s.");
		case LIMIT, DRAINING -> untried("the relay is busy.");
		case MALFORMED, VERSION, UNAVAILABLE, TOKEN -> untried("this relay is older and does not do it.");
		};
	}

	private static Result untried(final String why) {
		return new Result(Topic.PROBE, State.NOTE, "Whether this computer is reached from outside can't be tried.", Character.toUpperCase(why.charAt(0)) + why.substring(1));
	}
}
