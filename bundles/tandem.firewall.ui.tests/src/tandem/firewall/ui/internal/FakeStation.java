// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
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
import tandem.firewall.Applied.Outcome;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Entry.Scope;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Gap;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.RuleReference;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.session.SessionContext;
import tandem.firewall.station.Station;

/** A computer with one rule that stops help until it is changed, and a list that does what it is told. Thread-safe. */
final class FakeStation implements Station {

	/** What a rule may hold: markup, a mnemonic, control characters, and one that turns the direction of writing. */
	static final String HOSTILE = "tcp dport 49152 drop comment \"<b>&x</b>\u0007\u202e\n\"";

	final List<String> applied = new CopyOnWriteArrayList<>();
	volatile boolean open;
	volatile boolean reject;
	volatile boolean deaf;
	volatile IOException trouble;
	/** Where it is not {@code null}, a check waits for it after its first result. */
	volatile CountDownLatch gate;
	volatile boolean secret;
	private final String id;
	private final String name;
	private volatile Entry.State tandem = Entry.State.BLOCKED;

	FakeStation(final String id, final String name) {
		this.id = id;
		this.name = name;
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public boolean isHere() {
		return id.isEmpty();
	}

	@Override
	public boolean canChange() {
		return isHere();
	}

	@Override
	public Optional<SessionContext> session() {
		return Optional.empty();
	}

	@Override
	public State check(final Access access, final Consumer<Result> results) throws InterruptedException, IOException {
		if (trouble != null) {
			throw trouble;
		}
		results.accept(new Result(Topic.LISTENING, State.NOTE, "Nothing listens on TCP 49152 now.", "As it should be."));
		final var wait = gate;
		if (wait != null) {
			wait.await();
		}
		final var state = secret && access == Access.AS_IS ? State.UNKNOWN : open ? State.OPEN : State.BLOCKED;
		results.accept(new Result(Topic.RULES, state, "TCP 49152 is " + state.word() + " by " + HOSTILE, state == State.OPEN ? "" : finding(state).answer().reason(), Optional.of(finding(state))));
		return state;
	}

	private static Change change(final String id, final String back) {
		return new Change(id, "Do " + id, Owner.NFTABLES, List.of(List.of("nft", id)), List.of(List.of("nft", back)), true, "");
	}

	private Finding finding(final State state) {
		final var flow = new Flow(Protocol.TCP, InetAddress.ofLiteral("10.0.0.2"), OptionalInt.empty(), InetAddress.ofLiteral("10.0.0.1"), 49152, "eth0", Optional.empty());
		final var rule = new RuleReference("inet own in", 2, OptionalLong.of(7), HOSTILE);
		final var answer = switch (state) {
		case OPEN, NOTE -> new Answer(Verdict.ACCEPT, Usable.YES, Optional.empty(), Optional.empty(), List.of(), "It passes.", Optional.empty());
		case BLOCKED -> new Answer(Verdict.DROP, Usable.NO, Optional.of(rule), Optional.empty(),
				List.of(new Step("input: inet own in", Optional.empty()), new Step("rule", Optional.of(rule))), "Dropped by the rule.", Optional.empty());
		case UNKNOWN -> {
			final var gap = new Gap("nftables' rules", Gap.Reason.NEEDS_ADMINISTRATOR, "").toString();
			yield Answer.unknown(gap, "Nobody can tell. " + gap + '.');
		}
		};
		return new Finding(Question.inbound(Protocol.TCP, 49152), flow, answer, state == State.BLOCKED ? Optional.of(Owner.NFTABLES) : Optional.empty(), Optional.empty(),
				state == State.BLOCKED ? List.of(change("open", "close")) : List.of());
	}

	@Override
	public Listing list(final Access access) throws IOException {
		if (trouble != null) {
			throw trouble;
		}
		final var entries = new ArrayList<Entry>();
		final var is = tandem;
		entries.add(new Entry("tandem", "Remote Assistance (Tandem)", "49152/tcp", Owner.FIREWALLD, true, List.of(
				new Scope("home", false, Entry.State.BLOCKED, Optional.of(change("allow home", "block home")), Optional.empty()),
				new Scope("public", true, is, is == Entry.State.ALLOWED ? Optional.empty() : Optional.of(change("allow public", "block public")),
						is == Entry.State.ALLOWED ? Optional.of(change("block public", "allow public")) : Optional.empty()))));
		entries.add(new Entry("ssh", "ssh <b>&x</b>\u0007", "22/tcp", Owner.FIREWALLD, false, List.of(
				new Scope("public", true, Entry.State.UNKNOWN, Optional.of(change("allow ssh", "block ssh")), Optional.of(change("block ssh", "allow ssh"))))));
		entries.add(new Entry("policy", "Fixed", "", Owner.FIREWALLD, false, List.of(new Scope("public", true, Entry.State.ALLOWED, Optional.empty(), Optional.empty()))));
		return new Listing(entries, List.of());
	}

	@Override
	public Applied apply(final Change change) throws IOException {
		if (trouble != null) {
			throw trouble;
		}
		if (reject) {
			return new Applied(Outcome.REFUSED, "dismissed", Optional.empty());
		}
		final var does = change.commands().getFirst().getLast();
		applied.add(does);
		if (!deaf) {
			switch (does) {
			case "open" -> open = true;
			case "close" -> open = false;
			case "allow public" -> tandem = Entry.State.ALLOWED;
			case "block public" -> tandem = Entry.State.BLOCKED;
			default -> { /* nobody looks */ }
			}
		}
		return new Applied(Outcome.DONE, "", change.undo().isEmpty() ? Optional.empty()
				: Optional.of(new Change("undo " + change.id(), "Take back: " + change.title(), change.owner(), change.undo(), List.of(), true, "")));
	}
}
