// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Datum.Name;
import tandem.firewall.internal.packet.Datum.Tuple;
import tandem.firewall.internal.packet.Matcher.Anything;
import tandem.firewall.internal.packet.Matcher.Named;
import tandem.firewall.internal.packet.Matcher.Range;
import tandem.firewall.internal.packet.Matcher.Row;

/**
 * A set's elements or a map's pairs, found fast where everything is known. Immutable.
 *
 * @param <V> what an element leads to
 */
public final class Elements<V> {

	/**
	 * One element.
	 *
	 * @param decidable whether it surely counts; an element with a limit or the like may not
	 */
	public record Element<V>(Matcher key, V value, boolean decidable) {
	}

	/**
	 * What was found.
	 *
	 * @param values      all that it can be; empty for a miss
	 * @param perhapsNone whether it can also be a miss
	 */
	public record Found<V>(List<V> values, boolean perhapsNone) {
	}

	private final Map<Datum, Element<V>> exact = new HashMap<>();
	private final List<Element<V>> ranges = new ArrayList<>();
	private final List<Element<V>> others = new ArrayList<>();
	private final Element<V> rest;
	private final List<Element<V>> all;
	private final boolean open;
	private final Bits[] starts;
	private final Found<V> none;

	/** @param open whether packets add and remove elements, so that what was listed may not hold */
	public Elements(final List<Element<V>> all, final boolean open) {
		this.all = List.copyOf(all);
		this.open = open;
		none = new Found<>(List.of(), false);
		Element<V> anything = null;
		for (final var element : all) {
			final var key = exactKey(element.key());
			if (element.key() instanceof Anything) {
				anything = element;
			} else if (key != null) {
				exact.putIfAbsent(key, element);
			} else if (element.key() instanceof Range) {
				ranges.add(element);
			} else {
				others.add(element);
			}
		}
		rest = anything;
		ranges.sort(Comparator.comparing(it -> ((Range) it.key()).from(), Bits::compare));
		if (overlap(ranges)) {
			others.addAll(ranges);
			ranges.clear();
		}
		starts = ranges.stream().map(it -> ((Range) it.key()).from()).toArray(Bits[]::new);
	}

	/** A set. */
	public static Elements<Boolean> set(final List<Matcher> matchers) {
		return new Elements<>(matchers.stream().map(it -> new Element<>(it, Boolean.TRUE, true)).toList(), false);
	}

	private static boolean overlap(final List<? extends Element<?>> sorted) {
		for (var i = 1; i < sorted.size(); i++) {
			if (Bits.compare(((Range) sorted.get(i - 1).key()).to(), ((Range) sorted.get(i).key()).from()) >= 0) {
				return true;
			}
		}
		return false;
	}

	private static Datum exactKey(final Matcher matcher) {
		return switch (matcher) {
		case final Range range when range.isSingle() -> range.from();
		case final Named named when !named.wildcard() -> new Name(named.text());
		case final Row row -> {
			final var parts = row.parts().stream().map(Elements::exactKey).toList();
			yield parts.stream().anyMatch(it -> it == null) ? null : new Tuple(parts);
		}
		default -> null;
		};
	}

	/** All that the value can lead to. */
	public Found<V> find(final Datum value) {
		if (value instanceof Datum.Absent) {
			return none;
		}
		if (open || !isKnown(value)) {
			return search(value);
		}
		final var direct = exact.get(value);
		if (direct != null) {
			return found(direct);
		}
		if (value instanceof final Bits bits && starts.length > 0) {
			final var at = Arrays.binarySearch(starts, bits, Bits::compare);
			final var index = at >= 0 ? at : -at - 2;
			if (index >= 0 && ranges.get(index).key().fits(bits) == Tri.YES) {
				return found(ranges.get(index));
			}
		}
		for (final var other : others) {
			switch (other.key().fits(value)) {
			case YES -> {
				return found(other);
			}
			case MAYBE -> {
				return search(value);
			}
			case NO -> {
				// The next one.
			}
			}
		}
		return rest == null ? none : found(rest);
	}

	private Found<V> search(final Datum value) { // Slow: something about the value or the elements is unknown.
		final var values = new ArrayList<V>();
		for (final var element : all) {
			final var fits = element == rest ? Tri.NO : element.key().fits(value);
			if (fits == Tri.YES && !open) {
				if (element.decidable()) {
					values.add(element.value());
					return new Found<>(List.copyOf(values), false);
				}
				values.add(element.value());
			} else if (fits != Tri.NO) {
				values.add(element.value());
			}
		}
		if (rest != null) {
			values.add(rest.value());
			return new Found<>(List.copyOf(values), open || !rest.decidable());
		}
		return new Found<>(List.copyOf(values), true);
	}

	private Found<V> found(final Element<V> element) {
		return new Found<>(List.of(element.value()), !element.decidable());
	}

	/** Whether packets may have changed the elements. */
	public boolean isOpen() {
		return open;
	}

	/** The elements as listed. */
	public List<Element<V>> all() {
		return all;
	}

	private static boolean isKnown(final Datum value) {
		return switch (value) {
		case final Bits bits -> bits.isKnown();
		case final Name _ -> true;
		case Tuple(final var parts) -> {
			for (final var part : parts) {
				if (!isKnown(part)) {
					yield false;
				}
			}
			yield true;
		}
		default -> false;
		};
	}
}
