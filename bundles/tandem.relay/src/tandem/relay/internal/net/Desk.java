// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import tandem.relay.MailboxStore;
import tandem.relay.internal.config.RelayConfig;
import tandem.relay.internal.limit.GuessLimit;
import tandem.relay.internal.limit.Quota;
import tandem.relay.internal.limit.Rate;
import tandem.relay.internal.mailbox.Mailboxes;
import tandem.relay.internal.watch.Event;
import tandem.relay.internal.watch.EventLog;
import tandem.relay.internal.watch.Metrics;
import tandem.relay.internal.watch.Names;

/** What all connections share. Thread-safe. */
final class Desk {

	private static final int AT_ONCE = 4;

	private static final double MINUTE = 60;

	final RelayConfig config;

	final Pace pace;

	final InstantSource clock;

	final LongSupplier nanoTime;

	final EventLog log;

	final Metrics metrics;

	final Names names;

	final Mailboxes<RendezvousHandler> mailboxes;

	final Sessions sessions = new Sessions();

	final Quota connections;

	final Newcomers newcomers;

	final Quota mailboxQuota;

	final Quota sessionQuota;

	final Quota attachQuota;

	final Rate arrivals;

	final Rate openings;

	final Rate attachings;

	final GuessLimit guesses;

	final Prober prober;

	private final AtomicBoolean draining = new AtomicBoolean();

	Desk(final RelayConfig config, final Pace pace, final MailboxStore store, final InstantSource clock, final LongSupplier nanoTime, final EventLog log,
			final Metrics metrics, final Predicate<InetAddress> probes) {
		this.config = config;
		this.pace = pace;
		this.clock = clock;
		this.nanoTime = nanoTime;
		this.log = log;
		this.metrics = metrics;
		names = new Names(config.addresses());
		mailboxes = new Mailboxes<>(store, clock);
		final var limits = config.limits();
		connections = new Quota(limits.connections(), limits.connections());
		newcomers = new Newcomers(limits.newConnections(), limits.newConnectionsPerAddress(), nanoTime);
		mailboxQuota = new Quota(limits.mailboxes(), limits.mailboxesPerAddress());
		sessionQuota = new Quota(limits.sessions(), limits.sessionsPerAddress());
		attachQuota = new Quota(limits.sessions(), limits.sessionsPerAddress());
		arrivals = new Rate((double) AT_ONCE * limits.connectionsPerSecond(), limits.connectionsPerSecond(), nanoTime);
		openings = new Rate(limits.mailboxesPerMinute(), limits.mailboxesPerMinute() / MINUTE, nanoTime);
		attachings = new Rate(2.0 * limits.sessionsPerAddress(), limits.mailboxesPerMinute() / MINUTE, nanoTime); // all come back when a relay does
		guesses = new GuessLimit(limits.freeFailures(), config.times().longestWait(), nanoTime);
		prober = new Prober(config, probes, nanoTime);
		gauges();
	}

	private void gauges() {
		metrics.gauge("tandem.relay.connections", "Connections now", connections::inUse); //$NON-NLS-1$ //$NON-NLS-2$
		metrics.gauge("tandem.relay.connections.new", "Connections that have not yet said what they want", newcomers::count); //$NON-NLS-1$ //$NON-NLS-2$
		metrics.gauge("tandem.relay.mailboxes.waiting", "Mailboxes that wait", mailboxes::waiting); //$NON-NLS-1$ //$NON-NLS-2$
		metrics.gauge("tandem.relay.sessions", "Sessions now", sessions::count); //$NON-NLS-1$ //$NON-NLS-2$
		metrics.gauge("tandem.relay.probes", "Ports of clients that the relay goes to now", prober::count); //$NON-NLS-1$ //$NON-NLS-2$
		metrics.gauge("tandem.relay.ready", "1 while new mailboxes are opened", () -> isDraining() ? 0 : 1); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Whether the relay is about to stop. */
	boolean isDraining() {
		return draining.get();
	}

	/** From now on no mailbox is opened. */
	boolean drain() {
		return draining.compareAndSet(false, true);
	}

	/** Something of the relay's own went wrong, and a connection is closed for it. Its message may repeat what a client said, so it is not logged. */
	void failed(final Throwable cause) {
		log.log(Event.error("connection.failed").with("cause", cause.getClass().getName()) //$NON-NLS-1$ //$NON-NLS-2$
				.with("at", cause.getStackTrace().length == 0 ? "" : cause.getStackTrace()[0].toString())); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Nobody waits, and there is no session. */
	boolean isEmpty() {
		return mailboxes.waiting() == 0 && sessions.count() == 0;
	}
}
