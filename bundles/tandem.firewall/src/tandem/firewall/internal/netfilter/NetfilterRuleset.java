// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.List;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Ruleset;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;

/** The rules of a Linux kernel, ready to be asked. Immutable. */
public final class NetfilterRuleset implements Ruleset {

	private final Host host;
	private final List<Schedule> ipv4;
	private final List<Schedule> ipv6;
	private final String missing4;
	private final String missing6;

	/**
	 * @param tables   in the order of the listing
	 * @param missing4 why the rules for IPv4 are not known; {@code null} where they are
	 * @param missing6 why the rules for IPv6 are not known; {@code null} where they are
	 */
	public NetfilterRuleset(final List<Table> tables, final Host host, final String missing4, final String missing6) {
		this.host = host;
		this.missing4 = missing4;
		this.missing6 = missing6;
		ipv4 = schedules(tables, false);
		ipv6 = schedules(tables, true);
	}

	private static List<Schedule> schedules(final List<Table> tables, final boolean ipv6) {
		final var legacy = tables.stream().filter(Table::isLegacy).count();
		return legacy == 0 || legacy == tables.size() ? List.of(new Schedule(tables, ipv6, false))
				: List.of(new Schedule(tables, ipv6, false), new Schedule(tables, ipv6, true));
	}

	@Override
	public Answer evaluate(final Flow flow) {
		final var missing = flow.isIpv6() ? missing6 : missing4;
		if (missing != null) {
			return Answer.unknown(missing, "Nobody can tell: " + missing + '.');
		}
		final var ends = new ArrayList<Outcome>();
		for (final var schedule : flow.isIpv6() ? ipv6 : ipv4) {
			final var opening = new Opening(flow, host, schedule);
			for (final var fate : opening.first()) {
				ends.addAll(Outcome.of(fate, opening));
			}
		}
		final var verdict = new Conclusion(ends);
		return verdict.answer(flow, "in", this::usable);
	}

	@Override
	public Answer evaluateOutbound(final Flow flow) {
		final var missing = flow.isIpv6() ? missing6 : missing4;
		if (missing != null) {
			return Answer.unknown(missing, "Nobody can tell: " + missing + '.');
		}
		final var ends = new ArrayList<Outcome>();
		final var answers = new ArrayList<Conclusion.Use>();
		for (final var schedule : flow.isIpv6() ? ipv6 : ipv4) {
			final var departure = new Departure(flow, host, schedule);
			for (final var fate : departure.first()) {
				ends.addAll(Outcome.of(fate, null));
				if (fate.kind() == Fate.Kind.ARRIVE) {
					answers.add(answered(departure, fate));
				}
			}
		}
		final var worst = answers.stream().filter(it -> it.usable() == Usable.NO).findFirst().or(() -> answers.stream().filter(it -> it.usable() == Usable.UNKNOWN).findFirst());
		return new Conclusion(ends).answer(flow, "out", (_, _) -> worst.orElse(new Conclusion.Use(Usable.YES, null, null, null)));
	}

	private static Conclusion.Use answered(final Departure departure, final Fate left) {
		for (final var fates : departure.following(left)) {
			final var one = new Conclusion(fates.stream().flatMap(it -> Outcome.of(it, null).stream()).toList());
			if (one.isStopped()) {
				return new Conclusion.Use(Usable.NO, null, one.stoppedBy(), one.stopping());
			}
			if (one.verdict() == Verdict.UNKNOWN) {
				return new Conclusion.Use(Usable.UNKNOWN, one.undecided(), null, null);
			}
		}
		return new Conclusion.Use(Usable.YES, null, null, null);
	}

	private Conclusion.Use usable(final Flow flow, final Outcome arrived) {
		var all = Usable.YES;
		String undecided = null;
		String out = null;
		if (arrived.fate().why() != null) {
			final var ends = arrived.fate().walker().state().packet().ends();
			final var address = Fib.address(ends.destination(), flow.isIpv6());
			out = address == null ? null : host.towards(address).map(Host.Interface::name).orElse(null);
			if (out == null || flow.isLocal()) {
				return new Conclusion.Use(Usable.UNKNOWN, "by which interface answers of " + arrived.fate().why() + " come back", null, null);
			}
		}
		for (final var later : arrived.opening().following(arrived.fate(), out)) {
			final var one = new Conclusion(later.fates().stream().flatMap(it -> Outcome.of(it, null).stream()).toList());
			if (one.isStopped() && later.vital()) {
				return new Conclusion.Use(Usable.NO, null, one.stoppedBy(), one.stopping());
			}
			if (one.isStopped() || one.verdict() == Verdict.UNKNOWN) {
				all = Usable.UNKNOWN;
				undecided = undecided != null ? undecided : one.isStopped() ? "how it goes when bare acknowledgements are stopped: " + one.stoppedBy() : one.undecided();
			}
		}
		final var further = arrived.opening().further(arrived.fate()).stream().map(fates -> new Conclusion(fates.stream().flatMap(it -> Outcome.of(it, null).stream()).toList()))
				.filter(Conclusion::isStopped).findFirst();
		return new Conclusion.Use(all, undecided, further.map(Conclusion::stoppedBy).orElse(null), null);
	}
}
