// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import tandem.firewall.Access;
import tandem.firewall.Answer;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.RuleReference;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.station.Station;
import tandem.session.SessionContext;

/** A computer whose firewall a test opens and shuts. */
public final class FakeStation implements Station {

	/** What opens it. */
	public static final Change OPEN = new Change("open", "Let helpers in", Owner.UFW, List.of(List.of("ufw", "allow", "in", "49152/tcp")),
			List.of(List.of("ufw", "delete", "allow", "in", "49152/tcp")), true, "");

	/** What was asked for. */
	public final List<Change> applied = new CopyOnWriteArrayList<>();

	/** Whether the rules keep helpers out. */
	public volatile boolean blocked;

	/** What becomes of a change. */
	public volatile Applied.Outcome outcome = Applied.Outcome.DONE;

	/** A check waits for it. */
	public volatile CountDownLatch hold = new CountDownLatch(0);

	/** How often it was looked at. */
	public volatile int checks;

	@Override
	public String id() {
		return "";
	}

	@Override
	public String name() {
		return "";
	}

	@Override
	public boolean isHere() {
		return true;
	}

	@Override
	public boolean canChange() {
		return true;
	}

	@Override
	public Optional<SessionContext> session() {
		return Optional.empty();
	}

	@Override
	public State check(final Access access, final Consumer<Result> results) throws InterruptedException, IOException {
		checks++;
		results.accept(new Result(Topic.LISTENING, State.NOTE, "Port 49152 is free", ""));
		hold.await();
		results.accept(blocked ? new Result(Topic.RULES, State.BLOCKED, "The firewall drops it", "", Optional.of(finding()))
				: new Result(Topic.RULES, State.OPEN, "The firewall lets it in", ""));
		return blocked ? State.BLOCKED : State.OPEN;
	}

	private static Finding finding() {
		final var rule = new RuleReference("ip filter INPUT", 0, OptionalLong.empty(), "policy drop");
		final var flow = new Flow(Protocol.TCP, InetAddress.ofLiteral("10.77.0.2"), OptionalInt.empty(), InetAddress.ofLiteral("10.77.0.1"), 49152, "eth0", Optional.empty());
		return new Finding(Question.inbound(Protocol.TCP, 49152), flow,
				new Answer(Verdict.DROP, Usable.NO, Optional.of(rule), Optional.empty(), List.of(), "It is dropped.", Optional.empty()), Optional.of(Owner.UFW), Optional.empty(),
				List.of(OPEN));
	}

	@Override
	public Listing list(final Access access) {
		return new Listing(List.of(), List.of());
	}

	@Override
	public Applied apply(final Change change) {
		applied.add(change);
		if (outcome == Applied.Outcome.DONE) {
			blocked = !change.equals(OPEN);
		}
		return new Applied(outcome, "the tool's words",
				outcome == Applied.Outcome.DONE && change.equals(OPEN) ? Optional.of(new Change("undo", "Shut", Owner.UFW, OPEN.undo(), OPEN.commands(), true, "")) : Optional.empty());
	}
}
