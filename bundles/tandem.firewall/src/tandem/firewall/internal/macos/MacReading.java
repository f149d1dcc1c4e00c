// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.macos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tandem.firewall.Answer;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Entry.Scope;
import tandem.firewall.Entry.State;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Gap;
import tandem.firewall.Host;
import tandem.firewall.Owner;
import tandem.firewall.Question;
import tandem.firewall.Question.Direction;
import tandem.firewall.Reading;
import tandem.firewall.Verdict;
import tandem.firewall.internal.packet.Tri;
import tandem.firewall.internal.reading.Ways;

/** A Mac's firewalls: what the packet filter lets pass goes to the application firewall. */
final class MacReading implements Reading {

	private final Optional<AppFirewall> apps;
	private final Optional<PacketFilter> filter;
	private final Host host;
	private final List<Gap> gaps;
	private final Instant at;

	MacReading(final Optional<AppFirewall> apps, final Optional<PacketFilter> filter, final Host host, final List<Gap> gaps, final Instant at) {
		this.apps = apps;
		this.filter = filter;
		this.host = host;
		this.gaps = List.copyOf(gaps);
		this.at = at;
	}

	@Override
	public Instant at() {
		return at;
	}

	@Override
	public Set<Owner> owners() {
		final var owners = EnumSet.of(Owner.MACOS);
		filter.ifPresent(_ -> owners.add(Owner.PF));
		return owners;
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

	Finding ask(final Question question, final Flow flow) {
		final var inbound = question.direction() == Direction.INBOUND;
		final var byApps = !inbound ? Optional.<Answer>empty() : apps.map(it -> it.evaluate(flow));
		final var byFilter = filter.map(it -> inbound ? it.evaluate(flow) : it.evaluateOutbound(flow));
		// A certain No of either decides, whatever the other says.
		final var no = byFilter.filter(Answer::isBlocked).map(it -> new Decided(it, Owner.PF)).or(() -> byApps.filter(Answer::isBlocked).map(it -> new Decided(it, Owner.MACOS)));
		final var decided = no.orElseGet(() -> yes(inbound, byFilter, byApps));
		final var fixes = decided.answer.isBlocked() && decided.owner == Owner.MACOS ? fixes(flow) : List.<Change>of();
		return new Finding(question, flow, decided.answer, decided.answer.rule().map(_ -> decided.owner), Optional.empty(), fixes);
	}

	private record Decided(Answer answer, Owner owner) {
	}

	private Decided yes(final boolean inbound, final Optional<Answer> byFilter, final Optional<Answer> byApps) {
		if (byFilter.isEmpty() || inbound && byApps.isEmpty()) {
			final var gap = gaps.isEmpty() ? "the rules could not be read" : gaps.getFirst().toString();
			return new Decided(Answer.unknown(gap, "Nobody can tell. " + gap + '.'), Owner.PF);
		}
		return byFilter.get().verdict() == Verdict.UNKNOWN || byApps.isEmpty() ? new Decided(byFilter.get(), Owner.PF) : new Decided(byApps.get(), Owner.MACOS);
	}

	private List<Change> fixes(final Flow flow) {
		final var commands = new ArrayList<List<String>>();
		final var undo = new ArrayList<List<String>>();
		final var firewall = apps.orElseThrow();
		if (firewall.blocksAll() == Tri.YES) {
			commands.add(List.of(MacTools.SOCKET_FILTER, "--setblockall", "off"));
			undo.addFirst(List.of(MacTools.SOCKET_FILTER, "--setblockall", "on"));
		}
		flow.program().ifPresent(program -> allow(firewall, firewall.listed(program).orElse(program), commands, undo));
		final var remark = flow.program().isEmpty() ? "Whether the program that listens is let in then, macOS decides when it is asked." : "";
		return commands.isEmpty() ? List.of() : List.of(change("Let helpers reach " + flow.program().orElse("this Mac"), commands, undo, remark));
	}

	private static void allow(final AppFirewall firewall, final String path, final List<List<String>> commands, final List<List<String>> undo) {
		final var known = firewall.apps().get(path);
		if (known == null) {
			commands.add(List.of(MacTools.SOCKET_FILTER, "--add", path));
			undo.addFirst(List.of(MacTools.SOCKET_FILTER, "--remove", path));
		} else if (!known) {
			commands.add(List.of(MacTools.SOCKET_FILTER, "--unblockapp", path));
			undo.addFirst(List.of(MacTools.SOCKET_FILTER, "--blockapp", path));
		}
	}

	private static Change change(final String title, final List<List<String>> commands, final List<List<String>> undo, final String remark) {
		return new Change("macos: " + String.join("; ", commands.stream().map(Change::line).toList()), title, Owner.MACOS, commands, undo, true, remark);
	}

	/** The listed programs. */
	@Override
	public List<Entry> entries() {
		return apps.map(it -> it.apps().entrySet().stream().map(app -> entry(app.getKey(), app.getValue())).sorted(Comparator.comparing(Entry::id)).toList()).orElse(List.of());
	}

	private static Entry entry(final String path, final boolean allowed) {
		final var name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.app$", "");
		final var unblock = List.of(List.of(MacTools.SOCKET_FILTER, "--unblockapp", path));
		final var block = List.of(List.of(MacTools.SOCKET_FILTER, "--blockapp", path));
		final var change = allowed ? change("Shut out " + name, block, unblock, "") : change("Let in " + name, unblock, block, "");
		return new Entry(path, name, path, Owner.MACOS, name.startsWith("Tandem"), List.of(new Scope("*", true, allowed ? State.ALLOWED : State.BLOCKED,
				allowed ? Optional.empty() : Optional.of(change), allowed ? Optional.of(change) : Optional.empty())));
	}
}
