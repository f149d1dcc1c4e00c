// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import tandem.identity.Asks;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.identity.LongTermKey;
import tandem.identity.StatedName;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;

/** {@code tandem contacts}: who is remembered, and who may not come any more. */
@Component(service = Command.class)
public final class ContactsCommand implements Command {

	private static final Operand WHO = new Operand("CONTACT", true, "name or id, as tandem contacts list prints them"); //$NON-NLS-1$ //$NON-NLS-2$

	private final List<Command> parts;

	/** Wires it. */
	@Activate
	public ContactsCommand(@Reference final Contacts contacts, @Reference final Asks asks) {
		parts = List.of(
				new Part("list", "list those whom you remember, and who remember you", List.of("With --json: one object a line, with id, name, side (helper or helped), state " //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
						+ "(good, blocked or other-key), since (an ISO instant) and fingerprint. Last come those whom you blocked without remembering them, by their fingerprints alone."), //$NON-NLS-1$
						List.of(Option.JSON), List.of(), invocation -> list(contacts, asks, invocation)),
				new Part("rename", "call a contact otherwise", List.of(), List.of(), List.of(WHO, new Operand("NAME", true, "the new name")), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
						invocation -> rename(contacts, invocation)),
				new Part("remove", "forget a contact for good", List.of(), List.of(), List.of(WHO), invocation -> contacts.remove(one(contacts, invocation).id())), //$NON-NLS-1$ //$NON-NLS-2$
				new Part("block", "let nobody come as this contact any more", List.of(), List.of(), List.of(WHO), invocation -> block(contacts, asks, invocation)), //$NON-NLS-1$ //$NON-NLS-2$
				new Part("unblock", "let a contact, or somebody whose offer you blocked, come again", List.of(), List.of(), //$NON-NLS-1$ //$NON-NLS-2$
						List.of(new Operand("CONTACT", true, "name, id or fingerprint")), invocation -> unblock(contacts, asks, invocation))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@FunctionalInterface
	private interface Action {
		void run(Invocation invocation) throws CommandException, IOException;
	}

	private record Part(String name, String summary, List<String> details, List<Option> options, List<Operand> operands, Action action) implements Command {

		@Override
		public int run(final Invocation invocation) throws CommandException, IOException {
			action.run(invocation);
			return ExitStatus.DONE;
		}
	}

	@Override
	public String name() {
		return "contacts"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "list, rename, remove and block people whom you remember"; //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return parts;
	}

	@Override
	public int run(final Invocation invocation) throws CommandException {
		throw new CommandException(ExitStatus.MISUSED, "One of its parts must be named."); //$NON-NLS-1$
	}

	private static void list(final Contacts contacts, final Asks asks, final Invocation invocation) throws IOException {
		final var all = contacts.all();
		final var strangers = asks.blocked().stream().filter(hash -> all.stream().noneMatch(one -> LongTermKey.fingerprint(one.key()).equals(hash))).toList();
		if (invocation.json()) {
			final var gson = new GsonBuilder().disableHtmlEscaping().create();
			all.forEach(one -> invocation.out().println(gson.toJson(json(one))));
			strangers.forEach(hash -> {
				final var json = new JsonObject();
				json.addProperty("state", "blocked"); //$NON-NLS-1$ //$NON-NLS-2$
				json.addProperty("fingerprint", hash); //$NON-NLS-1$
				invocation.out().println(gson.toJson(json));
			});
			return;
		}
		if (all.isEmpty() && strangers.isEmpty()) {
			invocation.err().println("No contacts."); //$NON-NLS-1$
			return;
		}
		invocation.out().printf("%-34s %-8s %-10s %s%n", "ID", "SIDE", "STATE", "NAME"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		all.forEach(one -> invocation.out().printf("%-34s %-8s %-10s %s%n", one.id(), word(one.side()), word(one.standing()), one.name())); //$NON-NLS-1$
		strangers.forEach(hash -> invocation.out().printf("%-34s %-8s %-10s %s%n", "-", "-", "blocked", hash)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	private static JsonObject json(final Contact contact) {
		final var json = new JsonObject();
		json.addProperty("id", contact.id()); //$NON-NLS-1$
		json.addProperty("name", contact.name()); //$NON-NLS-1$
		json.addProperty("side", word(contact.side())); //$NON-NLS-1$
		json.addProperty("state", word(contact.standing())); //$NON-NLS-1$
		json.addProperty("since", contact.since().toString()); //$NON-NLS-1$
		json.addProperty("fingerprint", LongTermKey.fingerprint(contact.key())); //$NON-NLS-1$
		return json;
	}

	private static String word(final Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static Contact one(final Contacts contacts, final Invocation invocation) throws CommandException, IOException {
		final var who = invocation.operands().getFirst();
		final var found = contacts.all().stream().filter(one -> one.id().equals(who) || one.name().equalsIgnoreCase(who)).toList();
		if (found.size() != 1) {
			throw new CommandException(ExitStatus.NO, found.isEmpty() ? "No contact is called " + who + '.' : "Several contacts are called " + who + ": use the id."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		return found.getFirst();
	}

	private static void rename(final Contacts contacts, final Invocation invocation) throws CommandException, IOException {
		final var contact = one(contacts, invocation);
		if (StatedName.clean(invocation.operands().getLast()).isEmpty()) {
			throw new CommandException(ExitStatus.MISUSED, "That is no name."); //$NON-NLS-1$
		}
		contacts.replace(contact.named(invocation.operands().getLast()));
	}

	private static void block(final Contacts contacts, final Asks asks, final Invocation invocation) throws CommandException, IOException {
		final var contact = one(contacts, invocation);
		if (contact.standing() != Standing.OTHER_KEY) {
			contacts.replace(contact.standing(Standing.BLOCKED));
		}
		if (contact.side() == Side.HELPER) {
			asks.block(contact.key(), true);
		}
	}

	/** An alarm stays one. */
	private static void unblock(final Contacts contacts, final Asks asks, final Invocation invocation) throws CommandException, IOException {
		final var who = invocation.operands().getFirst().toLowerCase(Locale.ROOT);
		if (asks.blocked().contains(who)) {
			asks.unblock(who);
			return;
		}
		final var contact = one(contacts, invocation);
		if (contact.standing() == Standing.OTHER_KEY) {
			throw new CommandException(ExitStatus.NO, "Somebody else came with the secret of " + contact.name() + ": remove them, and remember each other anew."); //$NON-NLS-1$ //$NON-NLS-2$
		}
		contacts.replace(contact.standing(Standing.GOOD));
		asks.block(contact.key(), false);
	}
}
