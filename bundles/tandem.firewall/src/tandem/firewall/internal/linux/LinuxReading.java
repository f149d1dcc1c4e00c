// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
import tandem.firewall.Rulesets;
import tandem.firewall.internal.reading.Ways;

/** A Linux computer's firewall. */
final class LinuxReading implements Reading {

	private final Listings listings;
	private final List<Gap> gaps;
	private final Optional<Ruleset> ruleset;
	private final Owners owners;
	private final Instant at;

	private LinuxReading(final Listings listings, final List<Gap> gaps, final Optional<Ruleset> ruleset, final Instant at) {
		this.listings = listings;
		this.gaps = List.copyOf(gaps);
		this.ruleset = ruleset;
		this.at = at;
		owners = new Owners(listings);
	}

	static LinuxReading of(final Listings listings, final Instant at) {
		final var gaps = new ArrayList<>(listings.gaps());
		Optional<Ruleset> ruleset = Optional.empty();
		try {
			ruleset = Optional.of(Rulesets.linux(listings.nft(), listings.saves(), listings.host()));
		} catch (final RulesetException e) {
			gaps.add(new Gap("What the firewall's tools print", Gap.Reason.FAILED, e.getMessage()));
		}
		return new LinuxReading(listings, gaps, ruleset, at);
	}

	@Override
	public Instant at() {
		return at;
	}

	@Override
	public Set<Owner> owners() {
		final var all = EnumSet.noneOf(Owner.class);
		all.addAll(owners.all());
		return all;
	}

	@Override
	public List<Gap> gaps() {
		return gaps;
	}

	@Override
	public Host host() {
		return listings.host();
	}

	@Override
	public List<Finding> ask(final Question question) {
		return Ways.of(question, listings.host()).stream().map(flow -> ask(question, flow)).toList();
	}

	private Finding ask(final Question question, final Flow flow) {
		if (ruleset.isEmpty() || listings.nft().isEmpty() || !gaps.isEmpty()) {
			return new Finding(question, flow, missing(), Optional.empty(), owners.told(flow), List.of());
		}
		final var outbound = question.direction() == Direction.OUTBOUND;
		final var answer = outbound ? ruleset.get().evaluateOutbound(flow) : ruleset.get().evaluate(flow);
		final var deciding = answer.obstacle().or(answer::rule);
		final var owner = deciding.flatMap(owners::of);
		final var fixes = answer.isBlocked() && owner.isPresent() ? new Fixes(listings, owners).of(question, flow, answer, owner.get()) : List.<Change>of();
		return new Finding(question, flow, answer, owner, deciding.flatMap(it -> owners.words(it, flow)), fixes);
	}

	private Answer missing() {
		final var first = gaps.isEmpty() ? "nftables' rules could not be read" : gaps.getFirst().toString();
		return Answer.unknown(first, "Nobody can tell. " + String.join("; ", gaps.stream().map(Gap::toString).toList()) + '.');
	}

	@Override
	public List<Entry> entries() {
		return new Entries(listings).all();
	}
}
