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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.invitation.AddressKind;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationFacts;
import tandem.invitation.InvitationFormat;
import tandem.invitation.InvitationText;
import tandem.invitation.internal.formats.TandemFormat;
import tandem.invitation.internal.formats.WindowsFormat;
import tandem.invitation.windows.TicketWriter;
import tandem.invitation.windows.WindowsAddress;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

class InvitationVerbTest {

	private static final List<WindowsAddress> WINDOWS = List.of(new WindowsAddress("fe80::1%3", 49228, AddressKind.LINK_LOCAL),
			new WindowsAddress("192.168.1.200", 49230, AddressKind.PRIVATE));

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private final List<InvitationFormat> formats = new ArrayList<>();
	private Optional<String> password = Optional.of(Samples.TYPED);

	@BeforeEach
	void save() throws IOException {
		Files.write(folder.resolve("a.tandem-invitation"), Samples.file());
	}

	/** What was typed, with a password that is there for the asking. */
	private record Typed(Path folder, Set<String> options, PrintStream out, PrintStream err, Optional<String> typed) implements Invocation {

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
		public char[] password(final String prompt) throws CommandException {
			return typed.orElseThrow(() -> new CommandException(ExitStatus.MISUSED, "nobody to ask")).toCharArray();
		}
	}

	private int show(final long secondsLater, final String... options) throws Exception {
		final var clock = Clock.fixed(Samples.MADE.plusSeconds(secondsLater), ZoneOffset.UTC);
		final var typed = new Typed(folder, Set.of(options), new PrintStream(out, true), new PrintStream(err, true), password);
		final var verb = new InvitationVerb(clock);
		formats.forEach(verb::addFormat);
		verb.addFormat(new TandemFormat(clock));
		verb.addFormat(new WindowsFormat());
		return verb.parts().getFirst().run(typed);
	}

	/** As a plug-in brings it. */
	private static final class Letters implements InvitationFormat {

		@Override
		public String kind() {
			return "letter";
		}

		@Override
		public String label() {
			return "Letters";
		}

		@Override
		public List<String> endings() {
			return List.of(".letter");
		}

		@Override
		public Sealed read(final Path file) throws InvitationException, IOException {
			final var text = Files.readString(file);
			if (!text.startsWith("Dear helper")) {
				throw new InvitationException(InvitationException.Problem.NOT_AN_INVITATION, "no letter", null);
			}
			final var facts = new InvitationFacts(Optional.of(text.substring(12)), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false);
			return new Sealed() {

				@Override
				public InvitationFacts facts() {
					return facts;
				}

				@Override
				public boolean wantsPassword() {
					return true;
				}

				@Override
				public boolean isOver() {
					return false;
				}

				@Override
				public InvitationFacts open(final String password) throws InvitationException {
					throw new InvitationException(InvitationException.Problem.WRONG_PASSWORD, "", Optional.of("Ask the postman."), null);
				}
			};
		}
	}

	@Test
	void aFormatOfAPlugInIsAskedToo() throws Exception {
		formats.add(new Letters());
		assertEquals(ExitStatus.DONE, show(60, "--json"));
		assertEquals("tandem", json().get("kind").getAsString(), "it leaves others' alone");
		out.reset();
		save("Dear helper Bella");
		password = Optional.empty();
		assertEquals(ExitStatus.DONE, show(60, "--json"));
		assertEquals("letter", json().get("kind").getAsString());
		assertEquals("Bella", json().get("user").getAsString());
		password = Optional.of("x");
		final var refused = assertThrows(CommandException.class, () -> show(60));
		assertEquals(ExitStatus.NO, refused.status());
		assertEquals("Ask the postman.", refused.getMessage());
	}

	private void save(final String content) throws IOException {
		Files.writeString(folder.resolve("a.tandem-invitation"), content);
	}

	private JsonObject json() {
		return (JsonObject) JsonParser.parseString(out.toString());
	}

	private String refused(final int status) {
		final var refused = assertThrows(CommandException.class, () -> show(60, "--json"));
		assertEquals(status, refused.status());
		assertEquals("", out.toString());
		return refused.getMessage();
	}

	@Test
	void withoutThePasswordTheHeaderIsShownAndNoAddress() throws Exception {
		assertEquals(ExitStatus.DONE, show(60, "--json", "--sealed"));
		assertEquals("", err.toString());
		assertEquals("tandem", json().get("kind").getAsString());
		assertEquals("Sam Sharer", json().get("user").getAsString());
		assertEquals("pc-17", json().get("computer").getAsString());
		assertEquals(0, json().getAsJsonArray("addresses").size());
		assertEquals("2026-02-03T04:05:06Z", json().get("issued").getAsString());
		assertEquals("2026-02-03T10:05:06Z", json().get("expires").getAsString());
		assertFalse(json().get("verified").getAsBoolean());
		for (final var nobody : List.of(Optional.<String>empty(), Optional.of(" "))) {
			out.reset();
			err.reset();
			password = nobody;
			assertEquals(ExitStatus.DONE, show(60, "--json"));
			assertFalse(json().get("verified").getAsBoolean());
			assertTrue(err.toString().contains("nothing of it is proven"));
		}
	}

	@Test
	void withThePasswordItSaysWhereItLeads() throws Exception {
		assertEquals(ExitStatus.DONE, show(60, "--json"));
		assertEquals("[{\"host\":\"192.0.2.8\",\"port\":49153,\"kind\":\"public\"},{\"host\":\"2001:db8::8\",\"port\":49153,\"kind\":\"public\"}]",
				json().get("addresses").toString());
		assertTrue(json().get("verified").getAsBoolean());
		out.reset();
		show(60);
		assertTrue(out.toString().contains("Address   [2001:db8::8]:49153 (public)"), out::toString);
		assertFalse(out.toString().contains("unverified"));
	}

	@Test
	void whatCanNotBeOpenedSaysWhy() throws Exception {
		password = Optional.of("k7m4 xq2p d9ws");
		assertTrue(refused(ExitStatus.NO).contains("password"));
		assertEquals(ExitStatus.DONE, show(1_000_000, "--json"), "an expired one can be looked at");
		assertEquals(0, json().getAsJsonArray("addresses").size());
		assertTrue(err.toString().contains("time is over"));
		out.reset();
		save("rubbish");
		assertTrue(refused(ExitStatus.FAILED).contains("neither of Tandem nor of Windows"));
		save("{rubbish");
		refused(ExitStatus.FAILED);
		Files.delete(folder.resolve("a.tandem-invitation"));
		assertThrows(NoSuchFileException.class, () -> show(60));
	}

	@Test
	void aMessageThatHoldsOneAsTextIsOpened() throws Exception {
		save("Sam wrote:\r\n> " + InvitationText.of(Samples.file()).replace("\n", "\r\n> ") + "\r\nbye");
		assertEquals(ExitStatus.DONE, show(60, "--json"));
		assertTrue(json().get("verified").getAsBoolean());
		assertEquals("Sam Sharer", json().get("user").getAsString());
	}

	@Test
	void anInvitationOfWindowsIsOpened() throws Exception {
		password = Optional.of("k7wq-2m9x r4tz");
		save(TicketWriter.second("J\u00f6rg", WINDOWS, TicketWriter.PASSWORD));
		assertEquals(ExitStatus.DONE, show(60, "--json"));
		assertEquals("{\"kind\":\"windows\",\"user\":\"J\u00f6rg\",\"computer\":null,\"addresses\":[{\"host\":\"fe80::1%3\",\"port\":49228,\"kind\":\"link-local\"},"
				+ "{\"host\":\"192.168.1.200\",\"port\":49230,\"kind\":\"private\"}],\"issued\":\"2023-11-14T22:13:20Z\",\"expires\":\"2023-11-15T04:13:20Z\",\"verified\":true}",
				out.toString().strip());
		out.reset();
		show(60);
		assertTrue(out.toString().contains("Kind      Windows Remote Assistance") && out.toString().contains("192.168.1.200:49230 (private)") && out.toString().contains("(over)"), out::toString);
	}

	@Test
	void theOldFormOfWindowsShowsItsAddressesWithoutAPassword() throws Exception {
		password = Optional.empty();
		save(TicketWriter.first("sam", List.of("10.0.3.105:3389", "sallys-pc:3389")));
		assertEquals(ExitStatus.DONE, show(60, "--json"));
		assertEquals(2, json().getAsJsonArray("addresses").size());
		assertFalse(json().get("verified").getAsBoolean());
		out.reset();
		password = Optional.of("whatever");
		show(60, "--json");
		assertEquals("sallys-pc", json().get("computer").getAsString());
		assertFalse(json().get("verified").getAsBoolean(), "nothing was sealed with it");
	}

	@Test
	void whatWindowsDidNotWriteIsRefusedInASentence() throws Exception {
		final var good = TicketWriter.second("x", WINDOWS, TicketWriter.PASSWORD);
		save(good);
		password = Optional.of("K7WQ2M9XR4TY");
		assertTrue(refused(ExitStatus.NO).contains("not the password"));
		password = Optional.of(TicketWriter.PASSWORD);
		save("<!DOCTYPE a [<!ENTITY b \"bbb\"><!ENTITY c \"&b;&b;\">]>" + good);
		assertTrue(refused(ExitStatus.FAILED).contains("document type"));
		save(good.replaceFirst("[0-9A-F]\" PassStub", "\" PassStub"));
		assertTrue(refused(ExitStatus.FAILED).contains("damaged or cut short"));
		try (var file = new java.io.RandomAccessFile(folder.resolve("a.tandem-invitation").toFile(), "rw")) {
			file.setLength(100L * 1024 * 1024);
		}
		assertTrue(refused(ExitStatus.FAILED).contains("too large"));
		for (final var content : List.of("<html/>", "<", "", "MZ\0\0")) {
			save(content);
			assertTrue(refused(ExitStatus.FAILED).contains("neither"), content);
		}
	}

	/** One in 256 wrong passwords unpads. */
	@Test
	void noWrongPasswordOpensAnything() throws Exception {
		save(TicketWriter.second("x", WINDOWS, TicketWriter.PASSWORD));
		for (var guess = 0; guess < 3000; guess++) {
			password = Optional.of(String.format("K7WQ2M9X%04d", guess));
			refused(ExitStatus.NO);
		}
	}
}
