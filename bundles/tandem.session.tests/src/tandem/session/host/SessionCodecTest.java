// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.session.Answer;
import tandem.session.Consent;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;

class SessionCodecTest {

	static List<SessionMessage> messages() {
		return List.of(new SessionMessage.Hello("Tandem workbench", "pc-17"), new SessionMessage.Hello("", ""),
				new SessionMessage.Ask(Permission.CONTROL), new SessionMessage.Release(new Permission("a.b-3")),
				new SessionMessage.Answered(Permission.CONTROL, Answer.SAID_NO_FOR_GOOD),
				new SessionMessage.State(SessionState.CONTROLLED, Set.of(Permission.VIEW, Permission.CONTROL), true),
				new SessionMessage.State(SessionState.PAUSED, Set.of(), false), new SessionMessage.End(EndReason.TIME_LIMIT, ""),
				new SessionMessage.End(EndReason.VIOLATION, "zu groß"));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void comesBackAsItWent(final SessionMessage message) throws MessageException {
		assertEquals(message, SessionCodec.decode(SessionCodec.encode(message)));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void everyTruncationAndEveryTailIsRefused(final SessionMessage message) {
		final var whole = SessionCodec.encode(message);
		for (var length = 0; length < whole.length; length++) {
			final var part = Arrays.copyOf(whole, length);
			assertThrows(MessageException.class, () -> SessionCodec.decode(part), () -> message + " cut to " + part.length);
		}
		assertThrows(MessageException.class, () -> SessionCodec.decode(Arrays.copyOf(whole, whole.length + 1)));
	}

	@Property
	void anyBytesAreAMessageOrRefused(@ForAll @Size(max = 200) final byte[] bytes) {
		try {
			assertTrue(SessionCodec.encode(SessionCodec.decode(bytes)).length <= SessionCodec.CHANNEL.messageLimit());
		} catch (final MessageException e) {
			assertTrue(e.getMessage().length() < 200);
		}
	}

	@Test
	void refusesPermissionsThatAreNone() {
		for (final var id : List.of("", "UPPER", "sp ace", "x".repeat(65), "\u202e")) {
			final var bytes = new MessageWriter().u8(2).text(id).toBytes();
			assertThrows(MessageException.class, () -> SessionCodec.decode(bytes), id);
		}
	}

	@Test
	void refusesTooManyPermissions() throws MessageException {
		final var most = new LinkedHashSet<Permission>();
		for (var i = 0; i < Consent.MAX_OTHERS + 2; i++) {
			most.add(new Permission("x".repeat(60) + i));
		}
		final var bytes = SessionCodec.encode(new SessionMessage.State(SessionState.VIEWING, most, false));
		assertTrue(bytes.length <= SessionCodec.CHANNEL.messageLimit());
		assertEquals(most, ((SessionMessage.State) SessionCodec.decode(bytes)).granted());
		most.add(Permission.VIEW);
		assertThrows(MessageException.class, () -> SessionCodec.decode(SessionCodec.encode(new SessionMessage.State(SessionState.VIEWING, most, false))));
	}

	@Test
	void cutsLongDetailsAndCleansThem() throws MessageException {
		final var end = (SessionMessage.End) SessionCodec.decode(SessionCodec.encode(new SessionMessage.End(EndReason.VIOLATION, "\u202ea\n" + "😀".repeat(500))));
		assertTrue(end.detail().startsWith(" a "), end.detail());
		assertTrue(end.detail().length() <= 128);
		assertTrue(end.detail().endsWith("😀"));
	}

	@Test
	void cleansNames() throws MessageException {
		final var hello = (SessionMessage.Hello) SessionCodec.decode(new MessageWriter().u8(1).text("a\u202eb").text("c\nd").toBytes());
		assertEquals(new SessionMessage.Hello("ab", "c d"), hello);
	}
}
