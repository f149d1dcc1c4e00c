// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Listening;
import tandem.discovery.Card;
import tandem.discovery.Neighbourhood.Announcement;
import tandem.identity.Contact;
import tandem.pairing.OfferCalls;
import tandem.session.Timers;
import tandem.settings.Way;

/**
 * What tells others that offers can be made here: an announcement on the local network, with this computer's name only where its owner wants that, and
 * meetings at the relay with contacts. What contacts read in them changes every hour. All work is done on a thread of its own, in order.
 */
final class OfferSigns implements OfferDoor.Signs, AutoCloseable {

	/** Contacts that are waited for: each is a line to the relay, and a word in the announcement. */
	static final int MOST_CONTACTS = 8;

	/** How often is looked whether the hour is over, or the relay another. */
	static final Duration AGAIN = Duration.ofMinutes(5);

	private final LocalDoor.Parts parts;
	private final OfferGuests guests;
	private final Authenticator door;
	private final Consumer<Connection> arrived;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("tandem-offers").factory()); //$NON-NLS-1$
	private final Map<String, Listening> meetings = new HashMap<>();
	private Optional<Integer> port = Optional.empty();
	private Optional<Card> shown = Optional.empty();
	private Optional<Announcement> announcement = Optional.empty();
	private volatile Timers.Waiting next = () -> { };

	/**
	 * @param door asked who may come by the relay
	 * @param arrived gets who came so
	 */
	OfferSigns(final LocalDoor.Parts parts, final OfferGuests guests, final Authenticator door, final Consumer<Connection> arrived) {
		this.parts = parts;
		this.guests = guests;
		this.door = door;
		this.arrived = arrived;
	}

	@Override
	public void show(final int at) {
		work(() -> {
			port = Optional.of(at);
			settle();
		});
	}

	@Override
	public void hide() {
		work(() -> {
			port = Optional.empty();
			settle();
		});
	}

	/** Something changed that decides what is shown. */
	void refresh() {
		work(this::settle);
	}

	private void work(final Runnable task) {
		try {
			worker.execute(task);
		} catch (final RejectedExecutionException e) {
			// All is over.
		}
	}

	private void settle() {
		next.cancel();
		final var shows = port.isPresent() && parts.forbidden().apply(Way.OFFERS).isEmpty();
		final var contacts = shows ? guests.contacts().stream().limit(MOST_CONTACTS).toList() : List.<Contact>of();
		announce(shows ? card(contacts) : Optional.empty());
		meet(contacts);
		if (shows) {
			next = parts.timers().after(AGAIN, this::refresh);
		}
	}

	private Optional<Card> card(final List<Contact> contacts) {
		final var ways = new TreeSet<String>();
		contacts.forEach(contact -> ways.add(ContactKeys.offerAt(contact, parts.timers().now()).announced()));
		final var computer = parts.computer().get();
		computer.ifPresent(name -> ways.add(OfferCalls.WAY_IN));
		return ways.isEmpty() ? Optional.empty() : Optional.of(new Card(port.orElseThrow(), ways, computer));
	}

	private void announce(final Optional<Card> card) {
		if (card.equals(shown)) {
			return;
		}
		announcement.ifPresent(Announcement::close);
		announcement = Optional.empty();
		shown = Optional.empty();
		if (card.isPresent()) {
			try {
				announcement = Optional.of(parts.neighbourhood().announce(card.get()));
				shown = card;
			} catch (final IOException e) {
				parts.trouble().report("Technicians on the local network can't find this computer.", e); //$NON-NLS-1$
			}
		}
	}

	private void meet(final List<Contact> contacts) {
		final var wanted = new HashSet<String>();
		final var relay = contacts.isEmpty() ? Optional.<tandem.pairing.Relay>empty() : parts.relay().get();
		relay.ifPresent(known -> contacts.forEach(contact -> {
			final var id = ContactKeys.offerAt(contact, parts.timers().now()).id();
			final var name = known.target() + ' ' + HexFormat.of().formatHex(id);
			wanted.add(name);
			if (!meetings.containsKey(name)) {
				meet(name, known.target(), id);
			}
		}));
		drop(wanted);
	}

	private void meet(final String name, final String target, final byte[] id) {
		try {
			final var meeting = parts.connector().meet(target, Way.OFFERS.kind(), id, door, connection -> came(name, connection));
			meetings.put(name, meeting);
			meeting.ended().thenAccept(end -> {
				if (end != Listening.End.ADMITTED) {
					over(name);
				}
			});
		} catch (final ConnectFailedException e) {
			parts.trouble().report("Contacts can't come through the relay.", e); //$NON-NLS-1$
		}
	}

	/** The relay joins two ends by this id as long as they talk: who waited there again would take the line from under them. */
	private void came(final String name, final Connection connection) {
		arrived.accept(connection);
		connection.closed().thenRun(() -> over(name));
	}

	private void over(final String name) {
		work(() -> {
			if (meetings.remove(name) != null) {
				settle();
			}
		});
	}

	private void drop(final Set<String> kept) {
		final var gone = meetings.keySet().stream().filter(name -> !kept.contains(name)).toList();
		gone.forEach(name -> meetings.remove(name).close());
	}

	/** Nothing is shown any more when this returns. */
	@Override
	public void close() {
		hide();
		worker.shutdown();
		worker.close();
		next.cancel();
	}
}
