// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.channel.Peer;
import tandem.endpoint.Endpoint;
import tandem.endpoint.EndpointView;
import tandem.endpoint.Question;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;

/** An endpoint that is whatever the test says, and remembers what the windows asked of it. */
public final class FakeEndpoint implements Endpoint {

	public static final Peer BELLA = peer("Bella Byte");

	public final List<String> calls = new CopyOnWriteArrayList<>();

	public Optional<Path> log = Optional.empty();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private volatile EndpointView view = new EndpointView(SessionState.OFF, Optional.empty(), Optional.empty(), Set.of(), false, false, false, false,
			Optional.empty(), List.of(), Optional.empty());

	private long questions;

	public static Peer peer(final String name) {
		return new Peer(name, "", "192.0.2.7:40000", Optional.empty(), List.of("apple", "river", "stone"), Optional.empty());
	}

	public void becomes(final EndpointView next) {
		view = next;
		listeners.forEach(Runnable::run);
	}

	public void state(final SessionState state, final Permission... granted) {
		becomes(new EndpointView(state, Optional.of(view.technician().orElse(BELLA)), Optional.empty(), Set.of(granted), view.tookBack(),
				view.refusesControl(), view.everyEscapeStops(), view.promptUp(), Optional.empty(), view.doors(), view.trouble()));
	}

	public void flags(final boolean tookBack, final boolean refuses, final boolean everyEscape, final boolean prompt) {
		becomes(new EndpointView(view.state(), view.technician(), view.question(), view.granted(), tookBack, refuses, everyEscape, prompt, view.ended(),
				view.doors(), view.trouble()));
	}

	public Question asks(final Peer who, final Permission permission, final Instant expires) {
		return proposes(who, permission, expires, List.of());
	}

	/** Asks about what is proposed. */
	public Question proposes(final Peer who, final Permission permission, final Instant expires, final List<String> details) {
		final var question = new Question(++questions, permission, who, Instant.now(), expires, details);
		final var state = permission.equals(Permission.VIEW) ? SessionState.ASKING_VIEW
				: permission.equals(Permission.CONTROL) ? SessionState.ASKING_CONTROL : view.state();
		becomes(new EndpointView(state, Optional.of(who), Optional.of(question), view.granted(), view.tookBack(), view.refusesControl(),
				view.everyEscapeStops(), view.promptUp(), Optional.empty(), view.doors(), view.trouble()));
		return question;
	}

	public void ended(final EndReason reason) {
		becomes(new EndpointView(SessionState.ENDED, view.technician(), Optional.empty(), Set.of(), false, false, false, false, Optional.of(reason),
				view.doors(), view.trouble()));
	}

	public void doors(final String... doors) {
		becomes(new EndpointView(view.state(), view.technician(), view.question(), view.granted(), view.tookBack(), view.refusesControl(),
				view.everyEscapeStops(), view.promptUp(), view.ended(), List.of(doors), view.trouble()));
	}

	public void trouble(final String trouble) {
		becomes(new EndpointView(view.state(), view.technician(), view.question(), view.granted(), view.tookBack(), view.refusesControl(),
				view.everyEscapeStops(), view.promptUp(), view.ended(), view.doors(), Optional.of(trouble)));
	}

	public int listeners() {
		return listeners.size();
	}

	@Override
	public EndpointView now() {
		return view;
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public void answer(final Question question, final boolean allow) {
		calls.add((allow ? "allow " : "no ") + question.permission().id());
	}

	@Override
	public void block(final Question question) {
		calls.add("block");
	}

	@Override
	public void hide() {
		calls.add("hide");
	}

	@Override
	public void show() {
		calls.add("show");
	}

	@Override
	public void takeBack() {
		calls.add("takeBack");
	}

	@Override
	public void letContinue() {
		calls.add("letContinue");
	}

	@Override
	public void withdraw(final Permission permission) {
		calls.add("withdraw " + permission.id());
	}

	@Override
	public void end() {
		calls.add("end");
	}

	@Override
	public void acknowledgeEnd() {
		calls.add("acknowledgeEnd");
		becomes(new EndpointView(SessionState.OFF, Optional.empty(), Optional.empty(), Set.of(), false, false, false, false, Optional.empty(),
				view.doors(), view.trouble()));
	}

	@Override
	public void shutDown() {
		calls.add("shutDown");
	}

	@Override
	public Optional<Path> sessionLog() {
		return log;
	}
}
