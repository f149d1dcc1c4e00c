// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.watch;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.ProbeResult;
import tandem.relay.protocol.Refusal;

/** What is counted. No label has a value that a client could choose. Thread-safe. */
public final class Metrics {

	private final MeterRegistry registry;

	private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);

	private final Map<CloseReason, Counter> ended = new EnumMap<>(CloseReason.class);

	private final Map<ProbeResult, Counter> probes = new EnumMap<>(ProbeResult.class);

	private final Counter connections;

	private final Counter turnedAway;

	private final Counter failedHandshakes;

	private final Counter allocated;

	private final Counter joined;

	private final Counter bytes;

	/** @param registry where meters are registered */
	public Metrics(final MeterRegistry registry) {
		this.registry = registry;
		for (final var reason : Refusal.values()) {
			refusals.put(reason, counter("tandem.relay.refusals", "Refusals, by reason", reason)); //$NON-NLS-1$ //$NON-NLS-2$
		}
		for (final var reason : CloseReason.values()) {
			ended.put(reason, counter("tandem.relay.ended", "Mailboxes and sessions that the relay ended, by reason", reason)); //$NON-NLS-1$ //$NON-NLS-2$
		}
		for (final var result : ProbeResult.values()) {
			probes.put(result, Counter.builder("tandem.relay.probed").description("Ports of clients that the relay was asked to go to") //$NON-NLS-1$ //$NON-NLS-2$
					.tag("result", result.name().toLowerCase(Locale.ROOT)).register(registry)); //$NON-NLS-1$
		}
		connections = counter("tandem.relay.connections.accepted", "Connections"); //$NON-NLS-1$ //$NON-NLS-2$
		turnedAway = counter("tandem.relay.connections.turned.away", "Connections closed at once, there being too many"); //$NON-NLS-1$ //$NON-NLS-2$
		failedHandshakes = counter("tandem.relay.handshakes.failed", "Connections that ended before they said what they want"); //$NON-NLS-1$ //$NON-NLS-2$
		allocated = counter("tandem.relay.mailboxes.opened", "Mailboxes that were opened"); //$NON-NLS-1$ //$NON-NLS-2$
		joined = counter("tandem.relay.sessions.started", "Sessions"); //$NON-NLS-1$ //$NON-NLS-2$
		bytes = counter("tandem.relay.forwarded.bytes", "Bytes forwarded"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Shows a value that is asked for whenever metrics are read. */
	public void gauge(final String name, final String description, final DoubleSupplier value) {
		Gauge.builder(name, value::getAsDouble).description(description).register(registry);
	}

	/** A connection was accepted. */
	public void accepted() {
		connections.increment();
	}

	/** A connection was closed at once. */
	public void turnedAway() {
		turnedAway.increment();
	}

	/** A connection ended before it said what it wants. */
	public void handshakeFailed() {
		failedHandshakes.increment();
	}

	/** A client was refused. */
	public void refused(final Refusal reason) {
		refusals.get(reason).increment();
	}

	/** A client asked for a probe. */
	public void probed(final ProbeResult result) {
		probes.get(result).increment();
	}

	/** A mailbox was opened. */
	public void opened() {
		allocated.increment();
	}

	/** A session began. */
	public void joined() {
		joined.increment();
	}

	/** A waiting mailbox or a session was ended. */
	public void ended(final CloseReason reason) {
		ended.get(reason).increment();
	}

	/** Bytes were forwarded. */
	public void forwarded(final int count) {
		bytes.increment(count);
	}

	private Counter counter(final String name, final String description) {
		return Counter.builder(name).description(description).register(registry);
	}

	private Counter counter(final String name, final String description, final Enum<?> reason) {
		return Counter.builder(name).description(description).tag("reason", reason.name().toLowerCase(Locale.ROOT)).register(registry); //$NON-NLS-1$
	}
}
