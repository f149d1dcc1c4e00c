// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.pairing.Acquaintance;
import tandem.pairing.Acquaintances;
import tandem.pairing.AskContacts;
import tandem.pairing.OpenPassword;

/** People who helped before, as a test makes them up. */
public final class FakeHelpers implements AskContacts, Acquaintances {

	/** Who is remembered. */
	public final List<Contact> known = new CopyOnWriteArrayList<>();

	/** Doors that were opened. */
	public final List<FakeEasyConnect.Made> doors = new CopyOnWriteArrayList<>();

	/** Who was asked. */
	public final List<String> asked = new CopyOnWriteArrayList<>();

	/** Who can be remembered. */
	public volatile Optional<Acquaintance> met = Optional.empty();

	/** Why nobody can be asked. */
	public volatile Optional<String> forbidden = Optional.empty();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** A helper. */
	public static Contact helper(final String name, final int key) {
		final var bytes = new byte[44];
		Arrays.fill(bytes, (byte) key);
		return new Contact(Side.HELPER, name, bytes, new byte[32], Instant.EPOCH, Standing.GOOD);
	}

	/** All as their windows. */
	public Sharer.People people() {
		return new Sharer.People(contacts, this, this);
	}

	/** Who listens. */
	public int listeners() {
		return listeners.size();
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public Optional<String> forbidden() {
		return forbidden;
	}

	@Override
	public OpenPassword ask(final Contact helper) {
		asked.add(helper.name());
		doors.add(new FakeEasyConnect.Made());
		return doors.getLast();
	}

	@Override
	public void block(final Contact helper, final boolean block) {
		known.replaceAll(one -> one.id().equals(helper.id()) ? helper.standing(block ? Standing.BLOCKED : Standing.GOOD) : one);
	}

	@Override
	public Optional<Acquaintance> of(final String session) {
		return met;
	}

	@Override
	public Optional<Acquaintance> last(final Side side) {
		return met;
	}

	@Override
	public void remember(final Acquaintance acquaintance) {
		known.add(acquaintance.contact());
		met = Optional.of(new Acquaintance(acquaintance.session(), acquaintance.contact(), true));
		listeners.forEach(Runnable::run);
	}

	private final Contacts contacts = new Contacts() {

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
	};
}
