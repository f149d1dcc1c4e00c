// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import tandem.session.Answer;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Registration;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionState;

/** A session that a test grants and withdraws permissions of, and that remembers what its features report. Thread-safe. */
public final class FakeSession implements SessionContext {

	private final Role role;
	private final String id;
	private final Set<Permission> granted = ConcurrentHashMap.newKeySet();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<Permission> requests = new CopyOnWriteArrayList<>();
	private final List<BiConsumer<Permission, Answer>> hearers = new CopyOnWriteArrayList<>();
	private final Map<Permission, Answer> answers = new ConcurrentHashMap<>();
	private final List<List<String>> proposals = new CopyOnWriteArrayList<>();
	private final List<String> lines = new CopyOnWriteArrayList<>();
	private volatile Optional<String> way = Optional.empty();
	private volatile Optional<byte[]> peerKey = Optional.empty();
	private volatile Optional<String> violation = Optional.empty();
	private volatile Optional<String> gaveUp = Optional.empty();
	private volatile boolean asking;
	private volatile Optional<SessionState> stands = Optional.empty();

	/** Nothing is granted at first. */
	public FakeSession(final Role role) {
		this(role, "fake"); //$NON-NLS-1$
	}

	/**
	 * Nothing is granted at first.
	 *
	 * @param id tells it from other sessions
	 */
	public FakeSession(final Role role, final String id) {
		this.role = role;
		this.id = id;
	}

	/** Grants and tells. */
	public void grant(final Permission permission) {
		granted.add(permission);
		listeners.forEach(Runnable::run);
	}

	/** Withdraws and tells. */
	public void withdraw(final Permission permission) {
		granted.remove(permission);
		listeners.forEach(Runnable::run);
	}

	/** From now on it stands there, whatever is granted; tells. */
	public void stands(final SessionState state) {
		stands = Optional.of(state);
		listeners.forEach(Runnable::run);
	}

	/** The sharer is asked something now, or not; tells. */
	public void asks(final boolean now) {
		asking = now;
		listeners.forEach(Runnable::run);
	}

	/** From now on the sharer answers so to what is proposed. */
	public void answers(final Permission permission, final Answer answer) {
		answers.put(permission, answer);
	}

	/** What was proposed to the sharer. */
	public List<List<String>> proposals() {
		return proposals;
	}

	@Override
	public CompletableFuture<Answer> propose(final Permission permission, final List<String> details) {
		proposals.add(List.copyOf(details));
		return CompletableFuture.completedFuture(answers.getOrDefault(permission, Answer.DID_NOT_ANSWER));
	}

	/** The sharer answers and, where that is Yes, grants. */
	public void answer(final Permission permission, final Answer answer) {
		if (answer == Answer.ALLOWED) {
			grant(permission);
		}
		hearers.forEach(hearer -> hearer.accept(permission, answer));
	}

	/** From now on a way in has admitted the technician. */
	public void cameBy(final String handle) {
		way = Optional.of(handle);
	}

	/** From now on the other end has proved to own this key. */
	public void proved(final byte[] key) {
		peerKey = Optional.of(key.clone());
	}

	@Override
	public Optional<byte[]> peerKey() {
		return peerKey.map(byte[]::clone);
	}

	/** Lines written with {@link #log}. */
	public List<String> lines() {
		return lines;
	}

	/** What was asked for. */
	public List<Permission> requests() {
		return requests;
	}

	/** The first violation reported. */
	public Optional<String> violation() {
		return violation;
	}

	/** Why a feature said that this end can't go on. */
	public Optional<String> gaveUp() {
		return gaveUp;
	}

	/** Listeners registered and not closed. */
	public int listening() {
		return listeners.size();
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public Role role() {
		return role;
	}

	@Override
	public String peerName() {
		return "Somebody";
	}

	@Override
	public Optional<String> way() {
		return way;
	}

	@Override
	public Instant since() {
		return Instant.EPOCH;
	}

	@Override
	public SessionState state() {
		return stands.isPresent() ? stands.get() : granted.contains(Permission.CONTROL) ? SessionState.CONTROLLED : granted.contains(Permission.VIEW) ? SessionState.VIEWING : SessionState.PAUSED;
	}

	@Override
	public Gate gate() {
		return granted::contains;
	}

	@Override
	public Registration onAnswer(final BiConsumer<Permission, Answer> listener) {
		hearers.add(listener);
		return () -> hearers.remove(listener);
	}

	@Override
	public Registration onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public boolean asking() {
		return asking;
	}

	@Override
	public void request(final Permission permission) {
		requests.add(permission);
	}

	@Override
	public void log(final String event) {
		lines.add(event);
	}

	@Override
	public void violation(final String reason) {
		if (violation.isEmpty()) {
			violation = Optional.of(reason);
		}
	}

	@Override
	public void cannotGoOn(final String reason) {
		gaveUp = Optional.of(reason);
	}
}
