// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.relay.Mailbox;
import tandem.relay.MailboxKey;
import tandem.relay.MailboxStore;

/** The store of a relay that works alone: in memory, bounded. A relay that stops forgets, and its mailboxes end with its connections. */
@Component(property = "service.ranking:Integer=-1000")
public final class MemoryMailboxStore implements MailboxStore {

	/** About 100 MB when full, with a day's used routing parts. */
	private static final int MOST = 400_000;

	private static final Duration SWEEP = Duration.ofMinutes(1);

	private final InstantSource clock;

	private final int most;

	private final Map<MailboxKey, Stored> mailboxes = new HashMap<>();

	private Instant nextSweep = Instant.MIN;

	private long revisions;

	/** With the system's clock. */
	@Activate
	public MemoryMailboxStore() {
		this(InstantSource.system(), MOST);
	}

	/**
	 * @param clock says what need not be kept any longer
	 * @param most values at once
	 */
	public MemoryMailboxStore(final InstantSource clock, final int most) {
		this.clock = clock;
		this.most = most;
	}

	@Override
	public synchronized CompletionStage<Created> create(final MailboxKey key, final Mailbox mailbox) {
		final var now = clock.instant();
		sweep(now);
		final var there = mailboxes.get(key);
		if (there != null && now.isBefore(there.mailbox().keptUntil())) {
			return CompletableFuture.completedStage(Created.EXISTS);
		}
		if (there == null && mailboxes.size() >= most) {
			return CompletableFuture.completedStage(Created.FULL);
		}
		put(key, mailbox);
		return CompletableFuture.completedStage(Created.CREATED);
	}

	@Override
	public synchronized CompletionStage<Optional<Stored>> get(final MailboxKey key) {
		return CompletableFuture.completedStage(Optional.ofNullable(mailboxes.get(key)));
	}

	@Override
	public synchronized CompletionStage<Boolean> replace(final MailboxKey key, final Stored expected, final Mailbox mailbox) {
		final var there = mailboxes.get(key);
		if (there == null || there.revision() != expected.revision()) {
			return CompletableFuture.completedStage(false);
		}
		put(key, mailbox);
		return CompletableFuture.completedStage(true);
	}

	private void put(final MailboxKey key, final Mailbox mailbox) {
		revisions++;
		mailboxes.put(key, new Stored(mailbox, revisions));
	}

	private void sweep(final Instant now) {
		if (!now.isBefore(nextSweep)) {
			nextSweep = now.plus(SWEEP);
			mailboxes.values().removeIf(stored -> !now.isBefore(stored.mailbox().keptUntil()));
		}
	}
}
