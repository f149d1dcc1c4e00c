// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.cli.internal.ContactsCommand;
import tandem.identity.Asks;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.identity.LongTermKey;
import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.Invocation;
import tandem.testsupport.session.FakeAsks;
import tandem.testsupport.session.FakeIdentity;

/** Offers, invitations, Easy Connect and contacts on the command line, beside products that answer as the real ones do. */
class CallCommandsTest {

	@TempDir
	private Path folder;

	private final List<String> asked = new ArrayList<>();
	private final Deque<String> answers = new ArrayDeque<>();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final FakeIdentity maria = new FakeIdentity("Maria");
	private boolean runs = true;
	private Optional<String> refusal = Optional.empty();
	private Runnable effect = () -> { };

	private final LocalClient client = (product, verb, arguments) -> {
		asked.add(product + ' ' + verb + ' ' + arguments);
		if (!runs) {
			return Optional.empty();
		}
		if (refusal.isPresent()) {
			throw new IOException(refusal.get());
		}
		effect.run();
		return Optional.of(answers.isEmpty() ? new JsonObject() : JsonParser.parseString(answers.poll()).getAsJsonObject());
	};

	private final class Typed implements Invocation {

		private final Map<String, String> options = new HashMap<>();
		private final List<String> operands = new ArrayList<>();

		Typed(final String... words) {
			for (final var word : words) {
				if (word.startsWith("--")) {
					options.put(word.split("=")[0], word.contains("=") ? word.split("=")[1] : "");
				} else {
					operands.add(word);
				}
			}
		}

		@Override
		public Optional<String> option(final String name) {
			return Optional.ofNullable(options.get(name));
		}

		@Override
		public List<String> options(final String name) {
			return option(name).map(List::of).orElse(List.of());
		}

		@Override
		public boolean has(final String name) {
			return options.containsKey(name);
		}

		@Override
		public List<String> operands() {
			return operands;
		}

		@Override
		public Path file(final String name) {
			return folder.resolve(name);
		}

		@Override
		public PrintStream out() {
			return new PrintStream(out, true, StandardCharsets.UTF_8);
		}

		@Override
		public PrintStream err() {
			return new PrintStream(new ByteArrayOutputStream());
		}

		@Override
		public char[] password(final String prompt) {
			return "K7M-4XQ-2PD-8RN".toCharArray();
		}
	}

	private int run(final Command command, final String... words) throws Exception {
		return command.run(new Typed(words));
	}

	private int refused(final Command command, final String... words) {
		return assertThrows(CommandException.class, () -> run(command, words)).status();
	}

	private OfferCommand offer() {
		return new OfferCommand(client, maria);
	}

	@ParameterizedTest
	@CsvSource({ "refused, 1", "nobody-there, 1", "occupied, 1", "too-often, 1", "nobody, 1", "somebody-else, 1", "unreachable, 3", "timeout, 3", "violation, 3" })
	void anOfferThatLedNowhereSaysWhyByItsStatus(final String why, final int status) throws Exception {
		answers.add("{'call': '7', 'step': 'failed', 'why': '" + why + "', 'where': 'pc-17:49152'}");
		assertEquals(status, run(offer(), "pc-17", "--json"));
		final var told = JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
		assertEquals(why, told.get("why").getAsString());
		assertFalse(told.has("call"));
	}

	@Test
	void anOfferIsFollowedUntilThePersonIsAsked() throws Exception {
		answers.add("{'call': '7', 'step': 'nearby'}");
		answers.add("{'call': '7', 'step': 'connected'}");
		assertEquals(0, run(offer(), "Bella", "--contact"));
		assertEquals(List.of("workbench call {\"offerContact\":\"Bella\"}", "workbench call {\"call\":\"7\"}"), asked);
	}

	@Test
	void anOfferWantsOneComputerAndAWorkbench() throws Exception {
		assertEquals(2, refused(offer()));
		assertEquals(2, refused(offer(), "pc-17", "--fingerprint"));
		runs = false;
		assertEquals(4, refused(offer(), "pc-17"));
		assertEquals(0, run(offer(), "--fingerprint"), "which needs no workbench");
		assertEquals(LongTermKey.fingerprint(maria.publicKey()), out.toString(StandardCharsets.UTF_8).strip());
	}

	@Test
	void anEasyConnectPasswordIsAskedForAndNotTyped() throws Exception {
		answers.add("{'call': '7', 'step': 'connected'}");
		assertEquals(0, run(new AssistCommand(client), "--easy-connect"));
		assertEquals(List.of("workbench call {\"password\":\"K7M-4XQ-2PD-8RN\"}"), asked);
		assertEquals(2, refused(new AssistCommand(client), "--easy-connect", "--code"));
	}

	@Test
	void invitesWithoutEverTellingAPassword() throws Exception {
		final var invite = new InviteCommand(client);
		effect = () -> {
			try {
				Files.writeString(folder.resolve("help.tandem-invitation"), "");
			} catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		};
		assertEquals(0, run(invite, "--save-as=help.tandem-invitation", "--json"));
		assertEquals(folder.resolve("help.tandem-invitation").toString(), JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject().get("file").getAsString());
		assertEquals(3, refused(invite, "--save-as=help.tandem-invitation"), "it is there already");
		effect = () -> { };
		assertEquals(0, run(invite, "--email", "--to=maria@example.org"));
		assertEquals(0, run(invite, "--easy-connect"));
		assertEquals("endpoint invite {\"by\":\"email\",\"to\":\"maria@example.org\"}", asked.get(1));
		assertEquals(2, refused(invite));
		assertEquals(2, refused(invite, "--email", "--easy-connect"));
		refusal = Optional.of("off");
		assertEquals(1, refused(invite, "--easy-connect"));
		refusal = Optional.empty();
		runs = false;
		assertEquals(4, refused(invite, "--easy-connect"));
	}

	/** Contacts in memory. */
	private static final class Remembered implements Contacts {

		private final List<Contact> known = new ArrayList<>();

		@Override
		public List<Contact> all() {
			return List.copyOf(known);
		}

		@Override
		public void remember(final Contact contact) {
			known.add(contact);
		}

		@Override
		public void replace(final Contact contact) {
			known.replaceAll(one -> one.id().equals(contact.id()) ? contact : one);
		}

		@Override
		public void remove(final String id) {
			known.removeIf(one -> one.id().equals(id));
		}

		@Override
		public Runnable onChange(final Runnable listener) {
			return () -> { };
		}
	}

	private static Contact contact(final String name, final int key, final Side side) {
		final var bytes = new byte[44];
		Arrays.fill(bytes, (byte) key);
		return new Contact(side, name, bytes, new byte[32], java.time.Instant.EPOCH, Standing.GOOD);
	}

	private void contacts(final Contacts contacts, final Asks asks, final String part, final String... words) throws Exception {
		final var command = new ContactsCommand(contacts, asks).parts().stream().filter(one -> one.name().equals(part)).findFirst().orElseThrow();
		assertEquals(0, run(command, words));
	}

	@Test
	void contactsAreListedRenamedBlockedAndRemoved() throws Exception {
		final var known = new Remembered();
		final var asks = new FakeAsks();
		known.remember(contact("Maria", 1, Side.HELPER));
		known.remember(contact("Tom", 2, Side.HELPED));
		contacts(known, asks, "rename", "maria", "Maria Santos");
		contacts(known, asks, "block", "Maria Santos");
		assertEquals(Standing.BLOCKED, known.all().getFirst().standing());
		assertTrue(asks.isBlocked(known.all().getFirst().key()), "nor by an offer");
		final var stranger = contact("x", 9, Side.HELPER).key();
		asks.block(stranger, true);
		contacts(known, asks, "list", "--json");
		final var lines = out.toString(StandardCharsets.UTF_8).lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
		assertEquals(List.of("blocked", "good", "blocked"), lines.stream().map(line -> line.get("state").getAsString()).toList());
		assertEquals(LongTermKey.fingerprint(stranger), lines.getLast().get("fingerprint").getAsString());
		assertFalse(out.toString(StandardCharsets.UTF_8).contains("secret"));
		contacts(known, asks, "unblock", LongTermKey.fingerprint(stranger));
		contacts(known, asks, "unblock", "Maria Santos");
		assertEquals(java.util.Set.of(), asks.blocked());
		assertEquals(Standing.GOOD, known.all().getFirst().standing());
		contacts(known, asks, "remove", "Tom");
		assertEquals(1, known.all().size());
		final var command = new ContactsCommand(known, asks).parts().getLast();
		assertEquals(1, refused(command, "Nobody"));
	}

	@Test
	void anAlarmIsNotUnblocked() {
		final var known = new Remembered();
		known.remember(contact("Maria", 1, Side.HELPER).standing(Standing.OTHER_KEY));
		final var command = new ContactsCommand(known, new FakeAsks()).parts().getLast();
		assertEquals(1, refused(command, "Maria"));
		assertEquals(Standing.OTHER_KEY, known.all().getFirst().standing());
	}
}
