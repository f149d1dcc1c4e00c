// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.invitation.InvitationFile;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

class InvitationVerbTest {

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private String password = Samples.TYPED;

	@BeforeEach
	void save() throws IOException {
		Files.write(folder.resolve("a.tandem-invitation"), Samples.file());
	}

	/** What was typed, with a password that is there for the asking. */
	private record Typed(Path folder, Set<String> options, PrintStream out, String typed) implements Invocation {

		@Override
		public Optional<String> option(final String name) {
			return Optional.empty();
		}

		@Override
		public List<String> options(final String name) {
			return List.of();
		}

		@Override
		public boolean has(final String name) {
			return options.contains(name);
		}

		@Override
		public List<String> operands() {
			return List.of("a.tandem-invitation");
		}

		@Override
		public Path file(final String name) {
			return folder.resolve(name);
		}

		@Override
		public PrintStream err() {
			return out;
		}

		@Override
		public char[] password(final String prompt) {
			return typed.toCharArray();
		}
	}

	private int show(final long secondsLater, final String... options) throws Exception {
		final var files = new InvitationFile(Clock.fixed(Samples.MADE.plusSeconds(secondsLater), ZoneOffset.UTC));
		return new InvitationVerb(files).parts().getFirst().run(new Typed(folder, Set.of(options), new PrintStream(out, true), password));
	}

	private JsonObject json() {
		return (JsonObject) JsonParser.parseString(out.toString());
	}

	@Test
	void withoutThePasswordTheHeaderIsShownAndNoAddress() throws Exception {
		assertEquals(ExitStatus.DONE, show(60, "--json"));
		assertEquals("tandem", json().get("kind").getAsString());
		assertEquals("Sam Sharer", json().get("user").getAsString());
		assertEquals("pc-17", json().get("computer").getAsString());
		assertEquals(0, json().getAsJsonArray("addresses").size());
		assertEquals("2026-02-03T04:05:06Z", json().get("issued").getAsString());
		assertEquals("2026-02-03T10:05:06Z", json().get("expires").getAsString());
		assertFalse(json().get("verified").getAsBoolean());
	}

	@Test
	void withThePasswordItSaysWhereItLeads() throws Exception {
		assertEquals(ExitStatus.DONE, show(60, "--json", "--open"));
		assertEquals("[{\"host\":\"192.0.2.8\",\"port\":49153,\"kind\":\"public\"},{\"host\":\"2001:db8::8\",\"port\":49153,\"kind\":\"public\"}]",
				json().get("addresses").toString());
		assertTrue(json().get("verified").getAsBoolean());
		out.reset();
		show(60, "--open");
		assertTrue(out.toString().contains("Address   [2001:db8::8]:49153 (public)"), out::toString);
		assertFalse(out.toString().contains("unverified"));
	}

	@Test
	void whatCanNotBeOpenedSaysWhy() throws Exception {
		password = "k7m4 xq2p d9ws";
		assertTrue(assertThrows(CommandException.class, () -> show(60, "--open")).getMessage().contains("password"));
		password = Samples.TYPED;
		assertTrue(assertThrows(CommandException.class, () -> show(1_000_000, "--open")).getMessage().contains("expired"));
		assertEquals(ExitStatus.DONE, show(1_000_000), "an expired one can be looked at");
		Files.writeString(folder.resolve("a.tandem-invitation"), "rubbish");
		assertEquals(ExitStatus.NO, assertThrows(CommandException.class, () -> show(60)).status());
		Files.delete(folder.resolve("a.tandem-invitation"));
		assertThrows(NoSuchFileException.class, () -> show(60));
	}
}
