// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import tandem.firewall.internal.netfilter.Statement.Assign;
import tandem.firewall.internal.netfilter.Statement.Branch;
import tandem.firewall.internal.netfilter.Statement.Check;
import tandem.firewall.internal.netfilter.Statement.Finish;
import tandem.firewall.internal.netfilter.Statement.Jump;
import tandem.firewall.internal.netfilter.Statement.Mystery;
import tandem.firewall.internal.netfilter.Statement.Refuse;
import tandem.firewall.internal.netfilter.Statement.Translate;
import tandem.firewall.internal.netfilter.Statement.Untrack;
import tandem.firewall.internal.netfilter.Walker.Doubt;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Tri;

/** Walks through one table's chains, on all ways at once. */
final class ChainWalk {

	/** How a way through a chain ends. */
	enum Kind {
		RETURN, ACCEPT, DROP, REFUSE, TRANSLATE, MYSTERY
	}

	/**
	 * An end of a way.
	 *
	 * @param rule      the rule that ended it; {@code null} for the end of the chain
	 * @param statement what ended it, where it matters
	 */
	record End(Kind kind, Walker walker, Rule rule, Statement statement) {
	}

	/** The kernel allows 16 jumps; more is no ruleset of a kernel. */
	private static final int MAX_DEPTH = 20;
	/** More ways than this are no longer followed. */
	private static final int MAX_WAYS = 200;

	private final Table table;

	ChainWalk(final Table table) {
		this.table = table;
	}

	List<End> walk(final Chain chain, final Walker start) {
		return merged(walk(chain, start, 0));
	}

	private List<End> walk(final Chain chain, final Walker start, final int depth) {
		final var ends = new ArrayList<End>();
		if (depth > MAX_DEPTH) {
			ends.add(new End(Kind.MYSTERY, start, null, new Mystery(Condition.ALWAYS, () -> "chains that jump in circles: " + chain.place())));
			return ends;
		}
		var ways = List.of(start);
		Walker asked = null;
		BitSet candidates = null;
		for (var i = 0; i < chain.rules().size(); i++) {
			if (chain.index() != null && ways.size() == 1) {
				// Only another packet can concern other rules.
				if (asked == null || asked.state().packet() != ways.getFirst().state().packet()) {
					asked = ways.getFirst();
					candidates = chain.index().candidates(asked.moment());
				}
				i = candidates.nextSetBit(i);
				if (i < 0) {
					break;
				}
			}
			final var rule = chain.rules().get(i);
			if (ways.size() == 1 && fails(rule, ways.getFirst())) {
				continue;
			}
			final var next = new ArrayList<Walker>();
			for (final var way : ways) {
				obey(rule, 0, way, next, ends, depth);
			}
			ways = Walker.merged(next);
			if (ways.isEmpty()) {
				break;
			}
			if (ways.size() > MAX_WAYS || ends.size() > MAX_WAYS) {
				ends.add(new End(Kind.MYSTERY, ways.getFirst(), rule, new Mystery(Condition.ALWAYS, () -> "too many statements that can't be decided")));
				return ends;
			}
		}
		ways.forEach(way -> ends.add(new End(Kind.RETURN, way, null, null)));
		return merged(ends);
	}

	/** The fast way past a rule that asks first and does not hold. */
	private static boolean fails(final Rule rule, final Walker way) {
		return !rule.statements().isEmpty() && rule.statements().getFirst() instanceof final Check check
				&& check.condition().holds(way.moment()) == Tri.NO;
	}

	private void obey(final Rule rule, final int from, final Walker start, final List<Walker> next, final List<End> ends, final int depth) {
		var way = start;
		for (var i = from; i < rule.statements().size(); i++) {
			final var statement = rule.statements().get(i);
			if (statement instanceof final Branch branch) {
				branch(branch, rule, i, way, next, ends, depth);
				return;
			}
			if (isLast(statement)) {
				finish(statement, rule, way, next, ends, depth);
				return;
			}
			way = step(statement, rule, way, next, ends);
			if (way == null) {
				return;
			}
		}
		next.add(way);
	}

	private static boolean isLast(final Statement statement) {
		return statement instanceof Finish || statement instanceof Jump;
	}

	/** One statement after which the rule may go on; {@code null} where no way does. */
	private static Walker step(final Statement statement, final Rule rule, final Walker way, final List<Walker> next, final List<End> ends) {
		return switch (statement) {
		case final Check check -> ask(check.condition(), check.text(), rule, way, next);
		case final Assign assign -> assign(assign, way, next);
		case Untrack() -> {
			final var connection = way.state().connection();
			yield connection.kind() == Connection.Kind.NONE ? way.with(way.state().with(connection.untracked())) : way;
		}
		case final Refuse refuse -> end(refuse.only()::holds, Kind.REFUSE, refuse, rule, way, next, ends);
		case final Translate translate -> translate(translate, rule, way, next, ends);
		case final Mystery mystery -> mystery(mystery, rule, way, next, ends);
		default -> throw new IllegalStateException(statement.toString());
		};
	}

	private static Walker ask(final Condition condition, final Supplier<String> text, final Rule rule, final Walker way, final List<Walker> next) {
		return switch (condition.holds(way.moment())) {
		case YES -> way;
		case NO -> {
			next.add(way);
			yield null;
		}
		case MAYBE -> {
			final var unsure = way.doubting(text, rule);
			next.add(unsure);
			yield unsure;
		}
		};
	}

	private static Walker assign(final Assign assign, final Walker way, final List<Walker> next) {
		final var value = assign.value().value(way.moment());
		final var state = value instanceof Datum.Absent ? null : assign.to().assign(way.moment(), value);
		if (state == null) {
			next.add(way);
			return null;
		}
		return way.with(state);
	}

	private static Walker end(final Predicate<Moment> only, final Kind kind, final Statement statement, final Rule rule, final Walker way,
			final List<Walker> next, final List<End> ends) {
		if (only.test(way.moment())) {
			ends.add(new End(kind, way.met(rule), rule, statement));
		} else {
			next.add(way);
		}
		return null;
	}

	private static Walker translate(final Translate translate, final Rule rule, final Walker way, final List<Walker> next, final List<End> ends) {
		if (!translate.only().holds(way.moment())) {
			next.add(way);
			return null;
		}
		final var asked = ask(translate.when(), translate.text(), rule, way, next);
		if (asked != null) {
			ends.add(new End(Kind.TRANSLATE, asked.met(rule), rule, translate));
		}
		return null;
	}

	private static Walker mystery(final Mystery mystery, final Rule rule, final Walker way, final List<Walker> next, final List<End> ends) {
		final var asked = ask(mystery.when(), mystery.text(), rule, way, next);
		if (asked != null) {
			ends.add(new End(Kind.MYSTERY, asked.met(rule), rule, mystery));
		}
		return null;
	}

	private void finish(final Statement statement, final Rule rule, final Walker way, final List<Walker> next, final List<End> ends, final int depth) {
		switch (statement) {
		case Finish(final var end) -> {
			switch (end) {
			case ACCEPT -> ends.add(new End(Kind.ACCEPT, way.met(rule), rule, statement));
			case DROP -> ends.add(new End(Kind.DROP, way.met(rule), rule, statement));
			case RETURN -> ends.add(new End(Kind.RETURN, way.met(rule), rule, statement));
			case CONTINUE -> next.add(way);
			}
		}
		case Jump(final var name, final var away) -> {
			final var target = table.chain(name);
			if (target == null) {
				ends.add(new End(Kind.MYSTERY, way.met(rule), rule, new Mystery(Condition.ALWAYS, () -> "the chain " + name + " is not listed")));
				return;
			}
			for (final var end : walk(target, way.met(rule), depth + 1)) {
				if (end.kind() != Kind.RETURN) {
					ends.add(end);
				} else if (away) {
					ends.add(new End(Kind.RETURN, end.walker(), rule, null));
				} else {
					next.add(end.walker());
				}
			}
		}
		default -> obeyOne(statement, rule, way, next, ends);
		}
	}

	private static void obeyOne(final Statement statement, final Rule rule, final Walker way, final List<Walker> next, final List<End> ends) {
		final var left = step(statement, rule, way, next, ends);
		if (left != null) {
			next.add(left);
		}
	}

	private void branch(final Branch branch, final Rule rule, final int index, final Walker way, final List<Walker> next, final List<End> ends,
			final int depth) {
		final var key = branch.key().value(way.moment());
		if (key instanceof Datum.Absent) {
			next.add(way);
			return;
		}
		if (branch.map().isOpen()) {
			ends.add(new End(Kind.MYSTERY, way.met(rule), rule, new Mystery(Condition.ALWAYS, branch.text())));
			return;
		}
		final var found = branch.map().find(key);
		final var sure = found.values().size() + (found.perhapsNone() ? 1 : 0) <= 1;
		final var from = sure ? way : way.doubting(branch.text(), rule);
		for (final var verdict : found.values()) {
			if (verdict instanceof Finish(final var end) && end == Statement.End.CONTINUE) {
				obey(rule, index + 1, from, next, ends, depth);
			} else {
				finish(verdict, rule, from, next, ends, depth);
			}
		}
		if (found.values().isEmpty() || found.perhapsNone()) {
			next.add(from);
		}
	}

	/** One for each kind and state. */
	private static List<End> merged(final List<End> ends) {
		if (ends.size() < 2) {
			return ends;
		}
		final var distinct = new ArrayList<End>(ends.size());
		for (final var end : ends) {
			var i = 0;
			while (i < distinct.size() && !same(distinct.get(i), end)) {
				i++;
			}
			if (i == distinct.size()) {
				distinct.add(end);
			} else {
				final var known = distinct.get(i);
				final var walker = known.walker();
				distinct.set(i, new End(known.kind(), new Walker(walker.moment(), walker.trail(), Doubt.common(walker.doubt(), end.walker().doubt())),
						known.rule(), known.statement()));
			}
		}
		return distinct;
	}

	private static boolean same(final End one, final End other) {
		return one.kind() == other.kind() && (one.kind() == Kind.DROP || one.kind() == Kind.MYSTERY
				|| one.walker().moment().equals(other.walker().moment()) && (one.kind() == Kind.RETURN || one.kind() == Kind.ACCEPT
						|| one.statement().equals(other.statement())));
	}
}
