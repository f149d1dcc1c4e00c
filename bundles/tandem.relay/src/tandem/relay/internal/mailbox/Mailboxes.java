// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.mailbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import tandem.relay.Mailbox;
import tandem.relay.Mailbox.State;
import tandem.relay.MailboxKey;
import tandem.relay.MailboxStore;
import tandem.relay.MailboxStore.Created;
import tandem.relay.MailboxStore.Stored;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.RoutingPart;

/**
 * Opens mailboxes and lets them be taken, once each: whoever changes the store's value from OPEN to TAKEN has it, before a byte is forwarded.
 * Thread-safe.
 *
 * @param <G> the guests
 */
public final class Mailboxes<G extends Guest> {

	/** A routing part is not used again within a day. */
	static final Duration NOT_USED_AGAIN = Duration.ofDays(1);

	/** With half of all routing parts in use, so many tries fail once in four thousand million allocations. */
	private static final int TRIES = 32;

	/** Changes by others that an attempt to attach lives through. */
	private static final int ATTACH_TRIES = 5;

	private static final int TICKET_BYTES = 16;

	private final MailboxStore store;

	private final InstantSource clock;

	private final SecureRandom random = new SecureRandom();

	private final String node = randomName();

	private final Map<String, G> waiting = new ConcurrentHashMap<>();

	/**
	 * @param store where mailboxes are known
	 * @param clock what expiry is measured with
	 */
	public Mailboxes(final MailboxStore store, final InstantSource clock) {
		this.store = store;
		this.clock = clock;
	}

	/** Guests that wait, at this relay. */
	public int waiting() {
		return waiting.size();
	}

	/**
	 * Opens a mailbox under a fresh routing part.
	 *
	 * @return {@link Outcome.Opened} or {@link Outcome.Full}
	 */
	public CompletionStage<Outcome<G>> allocate(final G guest, final int routingLength, final Duration lifetime) {
		return allocate(guest, routingLength, lifetime, TRIES);
	}

	private CompletionStage<Outcome<G>> allocate(final G guest, final int length, final Duration lifetime, final int tries) {
		final var routing = randomRouting(length);
		final var key = MailboxKey.of(routing);
		final var now = clock.instant();
		final var mailbox = open(Role.TECHNICIAN, now.plus(lifetime), now.plus(NOT_USED_AGAIN));
		waiting.put(mailbox.ticket(), guest);
		return guarded(mailbox, store.create(key, mailbox)).thenCompose(created -> {
			if (created == Created.CREATED) {
				return done(new Outcome.Opened<>(key, mailbox.ticket(), routing, mailbox.expires()));
			}
			waiting.remove(mailbox.ticket());
			return created == Created.FULL || tries <= 1 ? done(new Outcome.Full<>()) : allocate(guest, length, lifetime, tries - 1);
		});
	}

	/**
	 * Takes the mailbox of a code.
	 *
	 * @param mayTake asked once a mailbox is there that could be taken
	 * @return {@link Outcome.Taken}, {@link Outcome.Missed} or {@link Outcome.Held}
	 */
	public CompletionStage<Outcome<G>> claim(final RoutingPart routing, final BooleanSupplier mayTake) {
		final var key = MailboxKey.of(routing);
		return store.get(key).thenCompose(found -> {
			if (found.isEmpty() || !found.get().mailbox().isOpenAt(clock.instant())) {
				return done(new Outcome.Missed<>());
			}
			if (!mayTake.getAsBoolean()) {
				return done(new Outcome.Held<>());
			}
			return take(key, found.get()).thenApply(taken -> taken.<Outcome<G>>map(guest -> new Outcome.Taken<>(key, guest)).orElseGet(Outcome.Missed::new));
		});
	}

	/**
	 * Comes to a mailbox with a key: takes it where the other end waits, else waits, in place of an earlier one of the same role.
	 *
	 * @return {@link Outcome.Taken}, {@link Outcome.Waits} or {@link Outcome.Full}
	 */
	public CompletionStage<Outcome<G>> attach(final G guest, final Role role, final RendezvousKey key, final Duration wait) {
		return attach(guest, role, MailboxKey.of(key), wait, ATTACH_TRIES);
	}

	private CompletionStage<Outcome<G>> attach(final G guest, final Role role, final MailboxKey key, final Duration wait, final int tries) {
		if (tries == 0) {
			return done(new Outcome.Full<>());
		}
		return store.get(key).thenCompose(found -> {
			final var open = found.filter(stored -> stored.mailbox().isOpenAt(clock.instant()));
			if (open.isPresent() && open.get().mailbox().waiting() != role) {
				return take(key, open.get()).thenCompose(taken -> taken.isPresent() ? done(new Outcome.Taken<>(key, taken.get()))
						: attach(guest, role, key, wait, tries - 1));
			}
			return await(guest, role, key, wait, found)
					.thenCompose(outcome -> outcome.isPresent() ? done(outcome.get()) : attach(guest, role, key, wait, tries - 1));
		});
	}

	private CompletionStage<Optional<Outcome<G>>> await(final G guest, final Role role, final MailboxKey key, final Duration wait,
			final Optional<Stored> found) {
		final var expires = clock.instant().plus(wait);
		final var mailbox = open(role, expires, expires);
		waiting.put(mailbox.ticket(), guest);
		final CompletionStage<Created> stored = found.isEmpty() ? store.create(key, mailbox)
				: store.replace(key, found.get(), mailbox).thenApply(replaced -> replaced.booleanValue() ? Created.CREATED : Created.EXISTS);
		return guarded(mailbox, stored).thenApply(created -> {
			if (created == Created.CREATED) {
				found.map(earlier -> waiting.remove(earlier.mailbox().ticket())).ifPresent(earlier -> earlier.end(CloseReason.REPLACED));
				return Optional.of(new Outcome.Waits<>(key, mailbox.ticket(), expires));
			}
			waiting.remove(mailbox.ticket());
			return created == Created.FULL ? Optional.of(new Outcome.Full<>()) : Optional.empty();
		});
	}

	/** Gives a mailbox up; nobody can take it any more, and its key stays kept. */
	public void leave(final MailboxKey key, final String ticket) {
		if (waiting.remove(ticket) != null) {
			store.get(key).thenAccept(found -> found.filter(stored -> stored.mailbox().ticket().equals(ticket) && stored.mailbox().state() == State.OPEN)
					.ifPresent(stored -> store.replace(key, stored, stored.mailbox().taken())));
		}
	}

	private CompletionStage<Optional<G>> take(final MailboxKey key, final Stored stored) {
		return store.replace(key, stored, stored.mailbox().taken())
				.thenApply(taken -> taken.booleanValue() ? Optional.ofNullable(waiting.remove(stored.mailbox().ticket())) : Optional.empty());
	}

	private <T> CompletionStage<T> guarded(final Mailbox mailbox, final CompletionStage<T> stage) {
		return stage.whenComplete((_, failure) -> {
			if (failure != null) {
				waiting.remove(mailbox.ticket());
			}
		});
	}

	private Mailbox open(final Role waits, final Instant expires, final Instant keptUntil) {
		return new Mailbox(State.OPEN, waits, node, randomName(), expires, keptUntil);
	}

	private String randomName() {
		final var bytes = new byte[TICKET_BYTES];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private RoutingPart randomRouting(final int length) {
		final var symbols = new StringBuilder(length);
		random.ints(length, 0, RoutingPart.ALPHABET.length()).forEach(index -> symbols.append(RoutingPart.ALPHABET.charAt(index)));
		return new RoutingPart(symbols.toString());
	}

	private CompletionStage<Outcome<G>> done(final Outcome<G> outcome) {
		return CompletableFuture.completedStage(outcome);
	}
}
