// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.endpoint.Endpoint;
import tandem.endpoint.EndpointView;
import tandem.endpoint.Question;
import tandem.identity.Asks;
import tandem.screen.InputPort;
import tandem.screen.ScreenPlatform;
import tandem.session.Arrivals;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.session.host.Listeners;
import tandem.session.host.SessionLogs;
import tandem.session.host.Trouble;
import tandem.settings.HelpRules;
import tandem.settings.Way;

/** The endpoint without its wiring: doors, at most one session, and what the windows show of them. Thread-safe. */
final class EndpointCore implements Endpoint, InputAccess, Arrivals {

	private static final int ID_BYTES = 8;

	/** Who comes so was not invited a moment ago, or needs no password. */
	private static final Set<Way> COUNTED = Set.of(Way.CONTACTS, Way.OFFERS);

	/** Longest wait for the network when everything ends. */
	private static final int FAREWELL_SECONDS = 2;

	private final Supplier<Optional<ScreenPlatform>> platform;
	private final Helping.Parts parts;
	private final Asks asks;
	private final Trouble log;
	private final HelpRules rules;
	private final Runnable watching;
	private final Doors doors;
	private final Listeners<Runnable> listeners;
	private final List<SessionFeature> features = new CopyOnWriteArrayList<>();
	private final SecureRandom random = new SecureRandom();
	private final Object lock = new Object();
	private volatile Helping session;
	private volatile Optional<Path> lastLog = Optional.empty();
	private volatile Optional<String> trouble = Optional.empty();

	/**
	 * @param limits what the settings say at the moment
	 * @param rules what they allow at the moment
	 * @param asks how often who may come so has asked
	 * @param platform the screen platform of this computer, if there is one
	 */
	EndpointCore(final Connector connector, final Addresses addresses, final Supplier<Optional<ScreenPlatform>> platform,
			final Timers timers, final SessionLogs logs, final Supplier<EndpointLimits> limits, final HelpRules rules, final Asks asks, final Trouble log) {
		this.platform = platform;
		this.rules = rules;
		this.asks = asks;
		this.log = log;
		listeners = new Listeners<>(log);
		parts = new Helping.Parts(timers, logs, limits, rules, new AtomicLong(), this::changed, log);
		doors = new Doors(connector, new Doors.Surroundings(() -> limits.get().where(), addresses, this::obstacle, rules, timers, () -> session == null,
				this::accepted), log);
		this.trouble = obstacle();
		watching = rules.onChange(this::rulesChanged);
	}

	void add(final WayIn way) {
		doors.add(way);
		changed();
	}

	void remove(final WayIn way) {
		doors.remove(way);
		changed();
	}

	void add(final SessionFeature feature) {
		features.add(feature);
		with(now -> now.attach(feature));
	}

	void remove(final SessionFeature feature) {
		features.remove(feature);
		with(now -> now.talk().detach(feature));
	}

	/** There is another platform. */
	void platformChanged() {
		trouble = obstacle();
		changed();
	}

	/** What is no longer allowed ends at once; what is allowed anew is so for the next session. */
	private void rulesChanged() {
		trouble = obstacle();
		doors.rulesChanged();
		with(now -> now.rulesChanged(rules.forbidden(), features));
		changed();
	}

	private void changed() {
		listeners.tell(Runnable::run);
	}

	/** Ends everything for good. */
	void stop() {
		watching.run();
		shutDown();
		doors.stop();
	}

	@Override
	public EndpointView now() {
		final var handles = doors.open().stream().filter(way -> !way.stands()).map(WayIn::handle).toList();
		final var live = session;
		if (live == null) {
			return new EndpointView(handles.isEmpty() ? SessionState.OFF : SessionState.WAITING, Optional.empty(), Optional.empty(), Set.of(), false, false,
					false, false, Optional.empty(), handles, trouble);
		}
		final var now = live.consent().now();
		final var over = now.ended().isPresent();
		return new EndpointView(now.state(), Optional.of(live.peer()), live.decisions().question(), now.granted(), now.tookBack(), now.refusesControl(),
				live.machine().everyEscapeStops(), !over && live.machine().promptUp(), now.ended(), handles, trouble);
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	@Override
	public void answer(final Question question, final boolean allow) {
		with(now -> now.decisions().answer(question, allow));
	}

	@Override
	public void hide() {
		with(now -> now.decisions().hide());
	}

	@Override
	public void show() {
		with(now -> now.decisions().show());
	}

	@Override
	public void takeBack() {
		with(now -> now.decisions().takeBack());
	}

	@Override
	public void letContinue() {
		with(now -> now.decisions().letContinue());
	}

	@Override
	public void withdraw(final Permission permission) {
		with(now -> now.decisions().withdraw(permission));
	}

	@Override
	public void end() {
		with(Helping::endHelp);
	}

	@Override
	public void acknowledgeEnd() {
		synchronized (lock) {
			if (session == null || session.consent().state() != SessionState.ENDED) {
				return;
			}
			lastLog = session.log();
			session = null;
		}
		changed();
	}

	@Override
	public void shutDown() {
		final var live = session;
		with(now -> now.end(EndReason.ENDPOINT_CLOSED, "")); //$NON-NLS-1$
		doors.closeAll();
		if (live != null) {
			live.over().completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS).join();
		}
		changed();
	}

	@Override
	public Optional<Path> sessionLog() {
		final var live = session;
		return live == null ? lastLog : live.log();
	}

	@Override
	public Optional<InputPort> input(final String sessionId) {
		final var live = session;
		return live != null && live.id().equals(sessionId) && live.consent().state() != SessionState.ENDED ? live.machine().input() : Optional.empty();
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public boolean free(final Way by) {
		return session == null && obstacle().isEmpty() && rules.forbidden(by).isEmpty();
	}

	@Override
	public Optional<Hindrance> hindrance(final Way by, final byte[] longTermKey) {
		try {
			if (rules.forbidden(by).isPresent() || asks.isBlocked(longTermKey)) {
				return Optional.of(Hindrance.FORBIDDEN);
			}
			if (session != null) {
				return Optional.of(Hindrance.OCCUPIED);
			}
			if (obstacle().isPresent() || !platform.get().map(ScreenPlatform::attended).orElse(false)) {
				return Optional.of(Hindrance.NOBODY_THERE);
			}
			return asks.may(longTermKey) ? Optional.empty() : Optional.of(Hindrance.TOO_OFTEN);
		} catch (final IOException e) {
			log.report("Who asked how often can't be read, so nobody comes unasked.", e); //$NON-NLS-1$
			return Optional.of(Hindrance.FORBIDDEN);
		}
	}

	@Override
	public void block(final Question question) {
		answer(question, false);
		question.who().longTermKey().ifPresent(key -> Thread.ofVirtual().name("tandem-block").start(() -> noted(() -> { //$NON-NLS-1$
			asks.block(bytes(key), true);
			return true;
		})));
	}

	@Override
	public boolean take(final Connection connection, final String label, final Way by) {
		return begin(connection, label, COUNTED.contains(by), () -> free(by));
	}

	private void accepted(final Connection connection) {
		final var way = doors.admitted(connection);
		begin(connection, connection.peer().way().orElse(""), way.filter(open -> COUNTED.stream().anyMatch(one -> one.kind().equals(open.kind()))).isPresent(), //$NON-NLS-1$
				() -> session == null && doors.admitted(connection).filter(open -> open.welcomes(connection.peer())).isPresent());
	}

	private static byte[] bytes(final List<Byte> key) {
		final var bytes = new byte[key.size()];
		for (var i = 0; i < bytes.length; i++) {
			bytes[i] = key.get(i);
		}
		return bytes;
	}

	/** Writes something down of who asks; false where that can't be done. */
	private boolean noted(final Callable<Boolean> change) {
		try {
			return change.call();
		} catch (final Exception e) {
			log.report("Who asked how often can't be written down.", e); //$NON-NLS-1$
			return false;
		}
	}

	/** The ask is spent before the question is shown; only a Yes gives it back. */
	private boolean maySpend(final Connection connection, final boolean counted) {
		final var key = connection.peer().longTermKey();
		return !counted || key.isPresent() && noted(() -> asks.spend(bytes(key.get())));
	}

	private void welcomed(final Connection connection, final boolean counted) {
		connection.peer().longTermKey().filter(key -> counted).ifPresent(key -> Thread.ofVirtual().name("tandem-welcome").start(() -> noted(() -> { //$NON-NLS-1$
			asks.answered(bytes(key));
			return true;
		})));
	}

	/**
	 * Begins the session of an authenticated connection, or closes that.
	 *
	 * @param by which way in, for the log
	 * @param counted whether who comes so may not ask too often
	 * @param mayCome whether it may come in, asked while nobody else can
	 */
	private boolean begin(final Connection connection, final String by, final boolean counted, final BooleanSupplier mayCome) {
		final Helping begun;
		synchronized (lock) {
			begun = mayCome.getAsBoolean() && maySpend(connection, counted)
					? new Helping(newId(), connection, parts, new Bounds(rules, features, log), () -> welcomed(connection, counted)) : null;
			if (begun != null) {
				session = begun;
			}
		}
		if (begun == null) {
			connection.close();
			return false;
		}
		doors.admitted(connection).ifPresent(way -> way.used(connection.peer().statedName()));
		begun.start(platform.get(), features, by);
		return true;
	}

	private Optional<String> obstacle() {
		final var forbidden = rules.forbidden();
		return forbidden.isPresent() ? forbidden : platform.get().map(ScreenPlatform::unavailable)
				.orElse(Optional.of("Tandem does not know yet how to share the screen of this computer.")); //$NON-NLS-1$
	}

	private String newId() {
		final var bytes = new byte[ID_BYTES];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private void with(final Consumer<Helping> action) {
		final var live = session;
		if (live != null) {
			action.accept(live);
		}
	}
}
