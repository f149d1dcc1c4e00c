// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.discovery.Card;
import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.HelpContacts;
import tandem.pairing.OfferCalls;

/** Contacts, a network and calls that a test makes up, in the place of the real ones. */
final class FakePeople implements Contacts, HelpContacts, Neighbourhood, AutoCloseable {

	final List<Contact> known = new CopyOnWriteArrayList<>();
	final List<Contact> helped = new CopyOnWriteArrayList<>();
	final List<Neighbour> there = new CopyOnWriteArrayList<>();
	final List<String> offered = new CopyOnWriteArrayList<>();
	volatile Optional<Failure> failure = Optional.empty();
	volatile Optional<String> damaged = Optional.empty();
	volatile int searches;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<ServiceRegistration<?>> registrations;

	FakePeople() {
		final var context = FrameworkUtil.getBundle(FakePeople.class).getBundleContext();
		final var first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000));
		registrations = List.of(context.registerService(Contacts.class, this, first), context.registerService(HelpContacts.class, this, first),
				context.registerService(OfferCalls.class, offers, first),
				context.registerService(Neighbourhood.class, this, first));
	}

	Contact add(final String name, final int key) {
		final var bytes = new byte[44];
		Arrays.fill(bytes, (byte) key);
		final var contact = new Contact(Side.HELPED, name, bytes, new byte[32], Instant.now(), Standing.GOOD);
		known.add(contact);
		tell();
		return contact;
	}

	/** A computer appears. */
	void appears(final String host, final Optional<String> computer, final String... ways) {
		there.add(new Neighbour(String.format("%032x", there.size()), List.of(host), new Card(49_152, Set.of(ways), computer)));
		tell();
	}

	void tell() {
		listeners.forEach(Runnable::run);
	}

	@Override
	public List<Contact> all() throws IOException {
		if (damaged.isPresent()) {
			throw new IOException(damaged.get());
		}
		return List.copyOf(known);
	}

	@Override
	public void remember(final Contact contact) {
		known.add(contact);
		tell();
	}

	@Override
	public void replace(final Contact contact) {
		known.replaceAll(one -> one.id().equals(contact.id()) ? contact : one);
		tell();
	}

	@Override
	public void remove(final String id) {
		known.removeIf(one -> one.id().equals(id));
		tell();
	}

	@Override
	public Runnable onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public Call help(final Contact contact) {
		helped.add(contact);
		return call();
	}

	/** Offers, as they are made up too. */
	final OfferCalls offers = new OfferCalls() {

		@Override
		public Call offer(final String computer) {
			offered.add(computer);
			return call();
		}

		@Override
		public Call offer(final Neighbour computer) {
			return offer(computer.addresses().getFirst());
		}

		@Override
		public Call offer(final Contact contact) {
			return offer(contact.name());
		}

		@Override
		public Set<String> announced(final Contact contact) {
			return Set.of("o-" + contact.key()[0]);
		}

		@Override
		public String fingerprint() {
			return "0".repeat(64);
		}
	};

	private Call call() {
		return new Call() {

			@Override
			public Step step() {
				return failure.isPresent() ? Step.FAILED : Step.CONNECTED;
			}

			@Override
			public Optional<Failure> failure() {
				return failure;
			}

			@Override
			public void cancel() {
				// it is over at once
			}

			@Override
			public AutoCloseable onChange(final Runnable listener) {
				return () -> { };
			}
		};
	}

	@Override
	public Set<String> announced(final Contact contact) {
		return Set.of("c-" + contact.key()[0]);
	}

	@Override
	public Announcement announce(final Card card) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Search search(final Runnable changed) {
		searches++;
		listeners.add(changed);
		return new Search() {

			@Override
			public List<Neighbour> found() {
				return List.copyOf(there);
			}

			@Override
			public void close() {
				searches--;
				listeners.remove(changed);
			}
		};
	}

	@Override
	public void close() {
		registrations.forEach(ServiceRegistration::unregister);
	}
}
