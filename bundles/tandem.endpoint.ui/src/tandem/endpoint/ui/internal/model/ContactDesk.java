// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;

import tandem.channel.Peer;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.pairing.Acquaintance;
import tandem.pairing.OpenPassword;
import tandem.pairing.OpenPassword.State;

/** Those who helped before: remembered at the end of a session, asked, blocked, forgotten. UI thread only. */
final class ContactDesk {

	private final Sharer.People people;
	private final Executor ui;
	private final Runnable changed;
	private final AutoCloseable following;
	private boolean listing;
	private Optional<String> problem = Optional.empty();
	private Optional<Asked> asked = Optional.empty();

	private record Asked(String name, OpenPassword door, AutoCloseable registration) {
	}

	/** Changes a contact. */
	private interface Change {
		void of(Contact contact) throws IOException;
	}

	ContactDesk(final Sharer.People people, final Executor ui, final Runnable changed) {
		this.people = people;
		this.ui = ui;
		this.changed = changed;
		following = people.met().onChange(() -> ui.execute(changed));
	}

	/** Whether there is anybody to ask, or to say something of. */
	boolean knowsSomebody() {
		return !helpers().isEmpty();
	}

	boolean somethingWaits() {
		return asked.filter(one -> !one.door().state().isOver()).isPresent();
	}

	/** The page of this desk; empty where there is nothing to show. Who came needs no words: the session says it. */
	Optional<Page> page(final boolean connecting) {
		if (asked.filter(one -> one.door().state() == State.USED || one.door().state() == State.CANCELLED).isPresent()) {
			leave();
		}
		return asked.<Page>map(one -> asking(one, connecting)).or(() -> listing ? Optional.of(new Page.Helpers(helpers().stream().map(ContactDesk::row).toList(), problem))
				: Optional.empty());
	}

	private static Page asking(final Asked one, final boolean connecting) {
		final Optional<String> over = switch (one.door().state()) {
		case OPENING, WAITING, USED, CANCELLED -> Optional.empty();
		case EXPIRED -> Optional.of(Messages.Asking_expired);
		case TOO_MANY_TRIES, FAILED -> Optional.of(NLS.bind(Messages.Asking_failed, one.door().trouble().orElse(""))); //$NON-NLS-1$
		};
		return new Page.Asking(one.name(), one.door().expires(), connecting, over);
	}

	private static Page.Helper row(final Contact contact) {
		final var state = switch (contact.standing()) {
		case GOOD -> ""; //$NON-NLS-1$
		case BLOCKED -> Messages.Helper_blocked;
		case OTHER_KEY -> Messages.Helper_otherKey;
		};
		return new Page.Helper(contact.id(), contact.name(), state, contact.standing() == Standing.BLOCKED);
	}

	private List<Contact> helpers() {
		try {
			return people.contacts().all().stream().filter(one -> one.side() == Side.HELPER).toList();
		} catch (final IOException e) {
			problem = Optional.of(NLS.bind(Messages.Helpers_failed, e.getMessage()));
			return List.of();
		}
	}

	/** The end of a session, with who can be remembered, or is. */
	Page.Ended ended(final Page.Ended end, final Optional<Peer> technician) {
		final var met = met(technician);
		if (met.isEmpty()) {
			return end;
		}
		final var name = MarkedName.marked(met.get().contact().name(), MarkedName.LONG);
		return met.get().remembered() ? new Page.Ended(end.title(), end.text() + "\n\n" + NLS.bind(Messages.Ended_remembered, name), end.hasLog(), Optional.empty()) //$NON-NLS-1$
				: new Page.Ended(end.title(), end.text(), end.hasLog(), Optional.of(name));
	}

	/** The one of the session that has just ended, and of no earlier one. */
	private Optional<Acquaintance> met(final Optional<Peer> technician) {
		return people.ask().forbidden().isPresent() ? Optional.empty() : people.met().last(Side.HELPER).filter(met -> technician.flatMap(Peer::longTermKey)
				.filter(key -> met.contact().owns(bytes(key))).isPresent());
	}

	private static byte[] bytes(final List<Byte> key) {
		final var bytes = new byte[key.size()];
		for (var i = 0; i < bytes.length; i++) {
			bytes[i] = key.get(i);
		}
		return bytes;
	}

	void remember(final Optional<Peer> technician) {
		met(technician).ifPresent(met -> {
			try {
				people.met().remember(met);
			} catch (final IOException e) {
				ILog.of(ContactDesk.class).error("A helper could not be remembered", e); //$NON-NLS-1$
			}
			changed.run();
		});
	}

	void list(final boolean show) {
		listing = show;
		problem = Optional.empty();
		changed.run();
	}

	void ask(final String id) {
		change(id, contact -> {
			if (contact.standing() == Standing.GOOD && people.ask().forbidden().isEmpty()) {
				final var door = people.ask().ask(contact);
				asked = Optional.of(new Asked(contact.name(), door, door.onChange(() -> ui.execute(changed))));
			}
		});
	}

	void block(final String id) {
		change(id, contact -> people.ask().block(contact, contact.standing() != Standing.BLOCKED));
	}

	/** They came, and are not wanted any more. */
	void block(final Peer who) {
		who.longTermKey().map(ContactDesk::bytes).ifPresent(key -> helpers().stream().filter(one -> one.owns(key)).findFirst()
				.ifPresent(one -> change(one.id(), contact -> people.ask().block(contact, true))));
	}

	/** What the sharer calls who comes, where they are in good standing. */
	Optional<String> remembered(final Peer who) {
		return who.longTermKey().map(ContactDesk::bytes).flatMap(key -> helpers().stream().filter(one -> one.standing() == Standing.GOOD && one.owns(key)).findFirst())
				.map(Contact::name);
	}

	void forget(final String id) {
		change(id, contact -> people.contacts().remove(id));
	}

	private void change(final String id, final Change change) {
		problem = Optional.empty();
		try {
			final var contact = people.contacts().find(id);
			if (contact.isPresent()) {
				change.of(contact.get());
			}
		} catch (final IOException e) {
			problem = Optional.of(NLS.bind(Messages.Helpers_failed, e.getMessage()));
		}
		changed.run();
	}

	/** Asks nobody any more, or takes note that nobody came. */
	void cancel() {
		final var closing = asked;
		leave();
		closing.ifPresent(one -> one.door().cancel());
		changed.run();
	}

	private void leave() {
		final var left = asked;
		asked = Optional.empty();
		listing = false;
		left.ifPresent(one -> close(one.registration()));
	}

	/** Forgets what is listened to. */
	void close() {
		leave();
		close(following);
	}

	private static void close(final AutoCloseable registration) {
		try {
			registration.close();
		} catch (final Exception e) {
			ILog.of(ContactDesk.class).warn("A listener stayed behind", e); //$NON-NLS-1$
		}
	}
}
