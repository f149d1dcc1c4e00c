// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import tandem.firewall.Answer;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.Reading;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.check.Request;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;

/** What this computer tells of itself: who listens, its addresses, the rules. */
final class LocalChecks {

	private static final int DISCOVERY_PORT = 5353;

	private final Listeners listeners;

	LocalChecks(final Listeners listeners) {
		this.listeners = listeners;
	}

	void listening(final int port, final Consumer<Result> results) {
		try {
			final var found = listeners.on(port);
			if (found.isEmpty()) {
				results.accept(new Result(Topic.LISTENING, State.NOTE, "Nothing listens on TCP " + port + " now.",
						"That is as it should be: Tandem listens only while an invitation is open."));
				return;
			}
			final var reachable = found.stream().anyMatch(one -> !one.address().isLoopbackAddress());
			for (final var one : found) {
				results.accept(reachable ? new Result(Topic.LISTENING, State.NOTE, one + ", TCP " + port + '.', "")
						: new Result(Topic.LISTENING, State.BLOCKED, one + ", TCP " + port + ": no other computer reaches that.",
								"Choose another port in the settings, or end that program."));
			}
		} catch (final IOException e) {
			results.accept(new Result(Topic.LISTENING, State.NOTE, "What listens on TCP " + port + " can't be told here.", String.valueOf(e.getMessage())));
		}
	}

	void addresses(final Host host, final Consumer<Result> results) {
		var any = false;
		for (final var one : host.interfaces()) {
			for (final var own : one.addresses()) {
				if (!own.address().isLoopbackAddress()) {
					any = true;
					results.accept(new Result(Topic.ADDRESS, State.NOTE,
							plain(own.address()) + " on " + one.name() + " is " + Reach.of(own.address(), one.name()).words() + '.', ""));
				}
			}
		}
		if (!any) {
			results.accept(new Result(Topic.ADDRESS, State.BLOCKED, "This computer is in no network.", "Connect it to one, then look again."));
		}
	}

	/** What the rules say of a helper who connects, and of being found. */
	void rules(final Request request, final Reading reading, final Consumer<Result> results) {
		final var asked = Question.inbound(Protocol.TCP, request.port());
		for (final var finding : reading.ask(request.helper().map(asked::withPeer).orElse(asked))) {
			results.accept(of(Topic.RULES, finding));
		}
		for (final var finding : reading.ask(Question.inbound(Protocol.UDP, DISCOVERY_PORT))) {
			if (isNear(reading.host(), finding.flow())) {
				results.accept(of(Topic.DISCOVERY, finding));
			}
		}
	}

	/** Nobody is found from far away. */
	private static boolean isNear(final Host host, final Flow flow) {
		return host.byName(flow.interfaceName()).stream().flatMap(one -> one.addresses().stream()).anyMatch(own -> own.holds(flow.source()));
	}

	/** A finding in words. */
	static Result of(final Topic topic, final Finding finding) {
		final var flow = finding.flow();
		final var way = flow.protocol().word().toUpperCase(Locale.ROOT) + ' ' + flow.port() + (topic == Topic.OUTBOUND
				? " to " + plain(flow.destination()) + " by " : " from " + plain(flow.source()) + " on ") + flow.interfaceName();
		final var answer = finding.answer();
		final var rule = finding.ownRule().or(() -> answer.obstacle().map(Object::toString));
		final var state = answer.isOpen() ? State.OPEN : answer.isBlocked() ? State.BLOCKED : State.UNKNOWN;
		final var title = way + switch (state) {
		case OPEN, NOTE -> " gets through the firewall.";
		case BLOCKED -> " is " + stopped(answer) + rule.map(it -> " by " + it).orElse("") + '.';
		case UNKNOWN -> ": the rules alone don't tell.";
		};
		return new Result(topic, state, title, state == State.OPEN ? "" : answer.reason(), Optional.of(finding));
	}

	private static String stopped(final Answer answer) {
		if (answer.verdict() == Verdict.ACCEPT && answer.usable() == Usable.NO) {
			return "let in, but what follows is stopped";
		}
		return answer.verdict() == Verdict.REJECT ? "refused" : "dropped";
	}

	private static String plain(final InetAddress address) {
		return address.getHostAddress().replaceFirst("%.*", "");
	}
}
