// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes themselves: a table that other implementations can be held to, and what is beyond each limit. */
class RelayCodecTest {

	private static final String KEY = "ab".repeat(RendezvousKey.LENGTH);

	static Stream<Arguments> table() {
		final var routing = new RoutingPart("7K2Q");
		final var token = Optional.of(new AccessToken("help-desk"));
		final var key = new RendezvousKey(HexFormat.of().parseHex(KEY));
		return Stream.of( //
				Arguments.of(new ClientFrame.Allocate(4, 600, Optional.empty()), "0101" + "04" + "0258" + "00"),
				Arguments.of(new ClientFrame.Allocate(3, 3600, token), "0101" + "03" + "0e10" + "09" + "68656c702d6465736b"),
				Arguments.of(new ClientFrame.Claim(routing), "0102" + "04" + "374b3251"),
				Arguments.of(new ClientFrame.Attach(Role.TECHNICIAN, Purpose.RECONNECT, key, 60, token),
						"0103" + "01" + "01" + KEY + "003c" + "09" + "68656c702d6465736b"),
				Arguments.of(new ClientFrame.Attach(Role.SHARER, Purpose.CONTACT, key, 1, Optional.empty()), "0103" + "02" + "02" + KEY + "0001" + "00"),
				Arguments.of(new ClientFrame.Probe(49_152), "0104" + "c000"), //
				Arguments.of(new ClientFrame.Probe(1024), "0104" + "0400"), //
				Arguments.of(new ServerFrame.Probing(new ProbeNonce(HexFormat.of().parseHex("cd".repeat(ProbeNonce.LENGTH)))), "0146" + "cd".repeat(16)),
				Arguments.of(new ServerFrame.Probed(ProbeResult.REACHED), "0147" + "01"), //
				Arguments.of(new ServerFrame.Probed(ProbeResult.NOT_TRIED), "0147" + "03"), //
				Arguments.of(new ServerFrame.Allocated(routing, 600_000), "0141" + "04" + "374b3251" + "000927c0"),
				Arguments.of(new ServerFrame.Waiting(60_000), "0142" + "0000ea60"),
				Arguments.of(new ServerFrame.Ready(14_400, 1L << 40), "0143" + "00003840" + "0000010000000000"),
				Arguments.of(new ServerFrame.Refused(Refusal.UNAVAILABLE, 0), "0144" + "01" + "0000"),
				Arguments.of(new ServerFrame.Refused(Refusal.RATE, 8), "0144" + "02" + "0008"),
				Arguments.of(new ServerFrame.Closed(CloseReason.EXPIRED), "0145" + "01"));
	}

	@ParameterizedTest
	@MethodSource("table")
	void theBytesAreThese(final RelayFrame frame, final String hex) throws RelayProtocolException {
		final var bytes = HexFormat.of().parseHex(hex);
		assertArrayEquals(bytes, RelayCodec.encode(frame));
		assertEquals(frame,
				frame instanceof ClientFrame ? RelayCodec.decodeClient(ByteBuffer.wrap(bytes)) : RelayCodec.decodeServer(ByteBuffer.wrap(bytes)));
	}

	@ParameterizedTest
	@ValueSource(strings = { //
			"0101" + "02" + "0258" + "00", // routing part too short
			"0101" + "09" + "0258" + "00", // too long
			"0101" + "04" + "0000" + "00", // no time at all
			"0101" + "04" + "0e11" + "00", // more than an hour
			"0101" + "04" + "0258" + "81", // a token of 129 characters, not even there
			"0101" + "04" + "0258" + "01" + "20", // a blank in the token
			"0101" + "04" + "0258" + "01" + "e9", // no ASCII
			"0102" + "02" + "3741", // routing part too short
			"0102" + "ff", // routing part of 255
			"0102" + "04" + "374b324f", // the letter O
			"0102" + "04" + "376b3251", // a small letter
			"0102" + "04" + "37002f51", // no letters at all
			"0103" + "00" + "01" + "00", // no such role
			"0103" + "01" + "03" + "00", // no such purpose
			"0104" + "03ff", // a port of the system
			"0104" + "0000", "0104" + "0016", // as below it
			"0104" + "c000" + "c0000201", // an address, as if one could be named
			"0100", "0105", "01ff", "01", "" })
	void whatIsBeyondALimitIsMalformed(final String hex) {
		final var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
		assertEquals(Refusal.MALFORMED, assertThrows(RelayProtocolException.class, () -> RelayCodec.decodeClient(bytes)).refusal());
	}

	@ParameterizedTest
	@ValueSource(strings = { //
			"0141" + "04" + "374b3251" + "00000000", // no time left
			"0141" + "04" + "374b3251" + "0036ee81", // more than an hour
			"0142" + "80000000", // negative
			"0143" + "80000000" + "0000000000000000", "0143" + "00000000" + "8000000000000000", // negative
			"0144" + "01" + "0001", // tells more than it may
			"0144" + "00" + "0000", "0144" + "08" + "0000", "0144" + "02" + "0e11", //
			"0145" + "00", "0145" + "0a", "0140", "0148", //
			"0146" + "00", "0147" + "00", "0147" + "04" })
	void aRelayIsHeldToItsLimitsToo(final String hex) {
		final var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
		assertEquals(Refusal.MALFORMED, assertThrows(RelayProtocolException.class, () -> RelayCodec.decodeServer(bytes)).refusal());
	}

	@ParameterizedTest
	@CsvSource({ "00", "02", "ff", "0301", "47455420" })
	void anotherVersionIsToldApart(final String hex) {
		final var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
		assertEquals(Refusal.VERSION, assertThrows(RelayProtocolException.class, () -> RelayCodec.decodeClient(bytes)).refusal());
	}

	@Test
	void nothingAboveTheLimitIsEvenLookedAt() {
		final var large = ByteBuffer.allocate(RelayProtocol.MAX_DATA);
		assertEquals(Refusal.MALFORMED, assertThrows(RelayProtocolException.class, () -> RelayCodec.decodeClient(large)).refusal());
	}

	@Test
	void refusalsRepeatNothingOfTheContent() {
		final var claim = ByteBuffer.wrap(HexFormat.of().parseHex("0102" + "05" + "374b324f51"));
		final var thrown = assertThrows(RelayProtocolException.class, () -> RelayCodec.decodeClient(claim));
		assertFalse(thrown.getMessage().contains("7K2"));
		assertFalse(thrown.getCause().getMessage().contains("7K2"));
	}

	@Test
	void everyCloseReasonHasItsStatus() {
		for (final var reason : CloseReason.values()) {
			assertEquals(Optional.of(reason), CloseReason.ofStatus(reason.status()));
		}
		assertEquals(Optional.empty(), CloseReason.ofStatus(1000));
		assertEquals(Optional.empty(), CloseReason.ofStatus(4000));
	}

	@Test
	void aKeyIsItsOwn() {
		final var bytes = new byte[RendezvousKey.LENGTH];
		final var key = new RendezvousKey(bytes);
		bytes[0] = 1;
		key.toBytes()[1] = 1;
		assertEquals(new RendezvousKey(new byte[RendezvousKey.LENGTH]), key);
		assertThrows(IllegalArgumentException.class, () -> new RendezvousKey(new byte[RendezvousKey.LENGTH - 1]));
	}
}
