// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.invitation.InvitationStatus.Over;
import tandem.invitation.Invitations;
import tandem.invitation.internal.InvitationMessage.Closed;
import tandem.invitation.internal.InvitationMessage.Opened;

class InvitationCodecTest {

	static List<InvitationMessage> messages() {
		final var opened = Stream.<InvitationMessage>of(new Opened("Tina", Duration.ofHours(6), 0), new Opened("", Duration.ZERO, 255),
				new Opened("😀".repeat(64), Invitations.LONGEST, 4));
		return Stream.concat(opened, Arrays.stream(Over.values()).map(Closed::new)).toList();
	}

	@ParameterizedTest
	@MethodSource("messages")
	void comesBackAsItWent(final InvitationMessage message) throws MessageException {
		final var bytes = InvitationCodec.encode(message);
		assertTrue(bytes.length <= InvitationCodec.CHANNEL.messageLimit());
		assertEquals(message, InvitationCodec.decode(bytes));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void everyTruncationAndEveryTailIsRefused(final InvitationMessage message) {
		final var whole = InvitationCodec.encode(message);
		for (var length = 0; length < whole.length; length++) {
			final var part = Arrays.copyOf(whole, length);
			assertThrows(MessageException.class, () -> InvitationCodec.decode(part), () -> message + " cut to " + part.length);
		}
		assertThrows(MessageException.class, () -> InvitationCodec.decode(Arrays.copyOf(whole, whole.length + 1)));
	}

	@Property
	void anyBytesAreAMessageOrRefused(@ForAll @Size(max = 300) final byte[] bytes) {
		try {
			assertTrue(InvitationCodec.encode(InvitationCodec.decode(bytes)).length <= InvitationCodec.CHANNEL.messageLimit());
		} catch (final MessageException e) {
			assertTrue(e.getMessage().length() < 200);
		}
	}

	@Property
	void timeIsKeptToTheSecondAndNeverPassesItsBounds(@ForAll @IntRange(min = -100, max = 9_000_000) final int seconds) throws MessageException {
		final var sent = new Opened("Tina", Duration.ofSeconds(seconds).plusMillis(700), 1);
		final var left = ((Opened) InvitationCodec.decode(InvitationCodec.encode(sent))).left();
		assertEquals(Duration.ofSeconds(Math.clamp(sent.left().toSeconds(), 0, Invitations.LONGEST.toSeconds())), left);
	}

	@Test
	void refusesALifetimeThatNoInvitationHas() {
		for (final var seconds : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (int) Invitations.LONGEST.toSeconds() + 1)) {
			final var bytes = new MessageWriter().u8(1).text("Tina").i32(seconds).u8(0).toBytes();
			assertThrows(MessageException.class, () -> InvitationCodec.decode(bytes), seconds.toString());
		}
	}

	@Test
	void cleansTheName() throws MessageException {
		final var bytes = new MessageWriter().u8(1).text("Ti\u202ena\n").i32(5).u8(0).toBytes();
		assertEquals("Tina", ((Opened) InvitationCodec.decode(bytes)).by());
	}
}
