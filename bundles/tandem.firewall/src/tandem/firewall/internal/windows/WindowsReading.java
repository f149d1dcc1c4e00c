// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tandem.firewall.Answer;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Gap;
import tandem.firewall.Host;
import tandem.firewall.Owner;
import tandem.firewall.Question;
import tandem.firewall.Question.Direction;
import tandem.firewall.Reading;
import tandem.firewall.Ruleset;
import tandem.firewall.RulesetException;
import tandem.firewall.internal.reading.JavaInterfaces;
import tandem.firewall.internal.reading.Ways;

/** A Windows computer's firewall. */
final class WindowsReading implements Reading {

	private final String json;
	private final Optional<Ruleset> ruleset;
	private final Host host;
	private final List<Gap> gaps;
	private final Instant at;

	private WindowsReading(final String json, final Optional<Ruleset> ruleset, final Host host, final List<Gap> gaps, final Instant at) {
		this.json = json;
		this.ruleset = ruleset;
		this.host = host;
		this.gaps = gaps;
		this.at = at;
	}

	static WindowsReading of(final String json, final Instant at) {
		try {
			final var reader = new WindowsReader();
			return new WindowsReading(json, Optional.of(reader.read(json, Host.UNKNOWN)), reader.host(json), List.of(), at);
		} catch (final RulesetException e) {
			return without(new Gap("The rules of the Windows firewall", Gap.Reason.FAILED, e.getMessage()), at);
		}
	}

	/** Where nothing could be read. */
	static WindowsReading without(final Gap gap, final Instant at) {
		final var host = new Host(JavaInterfaces.all(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
		return new WindowsReading("{}", Optional.empty(), host, List.of(gap), at);
	}

	@Override
	public Instant at() {
		return at;
	}

	@Override
	public Set<Owner> owners() {
		return Set.of(Owner.WINDOWS);
	}

	@Override
	public List<Gap> gaps() {
		return gaps;
	}

	@Override
	public Host host() {
		return host;
	}

	@Override
	public List<Finding> ask(final Question question) {
		return Ways.of(question, host).stream().map(flow -> ask(question, flow)).toList();
	}

	private Finding ask(final Question question, final Flow flow) {
		if (ruleset.isEmpty()) {
			return new Finding(question, flow, Answer.unknown(gaps.getFirst().toString(), "Nobody can tell. " + gaps.getFirst() + '.'), Optional.empty(), Optional.empty(), List.of());
		}
		final var inbound = question.direction() == Direction.INBOUND;
		final var answer = inbound ? ruleset.get().evaluate(flow) : ruleset.get().evaluateOutbound(flow);
		final var owner = answer.obstacle().or(answer::rule).map(_ -> Owner.WINDOWS);
		final var fixes = inbound && answer.isBlocked() ? new WindowsFix(json, question, flow).change().stream().toList() : List.<Change>of();
		return new Finding(question, flow, answer, owner, Optional.empty(), fixes);
	}

	@Override
	public List<Entry> entries() {
		return ruleset.isEmpty() ? List.of() : new WindowsEntries(json).all();
	}
}
