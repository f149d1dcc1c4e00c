// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every frame that can be. */
final class Frames {

	private Frames() {
	}

	static Arbitrary<RelayFrame> any() {
		return Arbitraries.oneOf(client().map(RelayFrame.class::cast), server().map(RelayFrame.class::cast));
	}

	static Arbitrary<ClientFrame> client() {
		final Arbitrary<Integer> seconds = Arbitraries.integers().between(1, ClientFrame.MAX_SECONDS);
		final Arbitrary<ClientFrame> allocate = Combinators
				.combine(Arbitraries.integers().between(RoutingPart.MIN_LENGTH, RoutingPart.MAX_LENGTH), seconds, token()).as(ClientFrame.Allocate::new);
		final Arbitrary<ClientFrame> claim = routing().map(ClientFrame.Claim::new);
		final Arbitrary<ClientFrame> attach = Combinators
				.combine(Arbitraries.of(Role.class), Arbitraries.of(Purpose.class), key(), seconds, token()).as(ClientFrame.Attach::new);
		final Arbitrary<ClientFrame> probe = Arbitraries.integers().between(ClientFrame.MIN_PORT, 0xffff).map(ClientFrame.Probe::new);
		return Arbitraries.oneOf(allocate, claim, attach, probe);
	}

	static Arbitrary<ServerFrame> server() {
		final Arbitrary<Integer> millis = Arbitraries.integers().between(1, ServerFrame.MAX_MILLIS);
		final Arbitrary<ServerFrame> allocated = Combinators.combine(routing(), millis).as(ServerFrame.Allocated::new);
		final Arbitrary<ServerFrame> waiting = millis.map(ServerFrame.Waiting::new);
		final Arbitrary<ServerFrame> ready = Combinators
				.combine(Arbitraries.integers().greaterOrEqual(0), Arbitraries.longs().greaterOrEqual(0)).as(ServerFrame.Ready::new);
		final Arbitrary<ServerFrame> refused = Combinators
				.combine(Arbitraries.of(Refusal.class), Arbitraries.integers().between(0, ServerFrame.MAX_RETRY_SECONDS))
				.as((reason, retry) -> new ServerFrame.Refused(reason, reason == Refusal.UNAVAILABLE ? 0 : retry));
		final Arbitrary<ServerFrame> closed = Arbitraries.of(CloseReason.class).map(ServerFrame.Closed::new);
		final Arbitrary<ServerFrame> probing = Arbitraries.bytes().array(byte[].class).ofSize(ProbeNonce.LENGTH).map(ProbeNonce::new)
				.map(ServerFrame.Probing::new);
		final Arbitrary<ServerFrame> probed = Arbitraries.of(ProbeResult.class).map(ServerFrame.Probed::new);
		return Arbitraries.oneOf(allocated, waiting, ready, refused, closed, probing, probed);
	}

	private static Arbitrary<RoutingPart> routing() {
		return Arbitraries.strings().withChars(RoutingPart.ALPHABET.toCharArray()).ofMinLength(RoutingPart.MIN_LENGTH).ofMaxLength(RoutingPart.MAX_LENGTH)
				.map(RoutingPart::new);
	}

	private static Arbitrary<Optional<AccessToken>> token() {
		return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(AccessToken.MAX_LENGTH).map(AccessToken::new).optional();
	}

	private static Arbitrary<RendezvousKey> key() {
		return Arbitraries.bytes().array(byte[].class).ofSize(RendezvousKey.LENGTH).map(RendezvousKey::new);
	}
}
