// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * Keys that mean nothing in the sharer's layout and are lent to characters that the layout lacks. A program looks up what a key means
 * only when it gets round to the event, so a key keeps its meaning for a while after its last use. Belongs to the thread of its
 * connection.
 */
final class SpareKeys {

	/** How long a key keeps its meaning after use: several times what programs take for an event. */
	static final long SETTLE_NANOS = 250_000_000L;

	/** Keys left to other programs that do the same, where there are many. */
	private static final int LEFT_TO_OTHERS = 2;

	private static final int MANY = 8;

	/** A key on loan. */
	private static final class Slot {

		private int keysym = Keysyms.NONE;

		private long lastUse;

		private boolean used;
	}

	private final XConnection connection;

	private final Guard guard;

	private final IntPredicate held;

	private final LongSupplier nanos;

	private final Map<Integer, Slot> slots = new TreeMap<>();

	private final Map<Integer, Integer> keycodes = new HashMap<>();

	SpareKeys(final XConnection connection, final Guard guard, final IntPredicate held, final LongSupplier nanos) {
		this.connection = connection;
		this.held = held;
		this.guard = guard;
		this.nanos = nanos;
	}

	/** The mapping is another one: keys may have lost the meaning we gave, or got one from others. */
	void reload(final Keymap keymap, final Keysyms keysyms) {
		slots.entrySet().removeIf(e -> e.getValue().keysym == Keysyms.NONE || keysyms.canonical(keymap.keysym(e.getKey(), 0, 0)) != e.getValue().keysym);
		keycodes.values().retainAll(slots.keySet());
		final var free = keymap.spare();
		final var take = slots.size() + free.size() > MANY ? free.size() - LEFT_TO_OTHERS : free.size();
		free.stream().limit(Math.max(0, take)).forEach(k -> slots.put(k, new Slot()));
	}

	/** Whether we gave the key the meaning that it has. */
	boolean owns(final int keycode) {
		return keycodes.containsValue(keycode);
	}

	/** The key that means this, or 0. */
	int keyFor(final int keysym) {
		return keycodes.getOrDefault(keysym, 0);
	}

	/** How many different characters there can be at once, beside those that are held. */
	int free() {
		return (int) slots.keySet().stream().filter(k -> !held.test(k)).count();
	}

	/** A key was pressed: it keeps its meaning for a while. */
	void used(final int keycode) {
		final var slot = slots.get(keycode);
		if (slot != null) {
			slot.lastUse = nanos.getAsLong();
			slot.used = true;
		}
	}

	/**
	 * Gives keys a meaning.
	 *
	 * @param wanted canonical keysyms, at most {@link #free()}; those that have a key keep it
	 * @return 0 where all have a key now; else nanoseconds to wait before the next try, which is to be made then
	 */
	long bind(final Set<Integer> wanted) {
		final var missing = wanted.stream().filter(k -> !keycodes.containsKey(k)).toList();
		final var candidates = slots.entrySet().stream().filter(e -> !wanted.contains(e.getValue().keysym) && !held.test(e.getKey()))
				.sorted(Comparator.comparing((Map.Entry<Integer, Slot> e) -> e.getValue().used).thenComparing(e -> e.getValue().lastUse)).limit(missing.size())
				.toList();
		final var wait = candidates.stream().filter(e -> e.getValue().used).mapToLong(e -> e.getValue().lastUse + SETTLE_NANOS - nanos.getAsLong()).max()
				.orElse(0);
		if (wait > 0 || candidates.size() < missing.size()) {
			return Math.max(wait, 1);
		}
		final var keys = candidates.stream().map(Map.Entry::getKey).sorted().toList();
		for (var i = 0; i < keys.size(); i++) {
			final var slot = slots.get(keys.get(i));
			keycodes.remove(slot.keysym);
			slot.keysym = missing.get(i);
			keycodes.put(slot.keysym, keys.get(i));
			guard.tell(Guard.KEY_BOUND, keys.get(i));
		}
		send(keys);
		return 0;
	}

	/** Tells the server; neighbours in one request, for each makes all programs read the mapping again. */
	private void send(final List<Integer> keys) {
		var from = 0;
		while (from < keys.size()) {
			var to = from + 1;
			while (to < keys.size() && keys.get(to) == keys.get(to - 1) + 1) {
				to++;
			}
			send(keys.get(from), to - from);
			from = to;
		}
	}

	/** Both levels mean the same, so that Shift does not matter. */
	private void send(final int first, final int count) {
		try (var arena = Arena.ofConfined()) {
			final var keysyms = arena.allocate(ValueLayout.JAVA_LONG, 2L * count);
			for (var i = 0; i < 2 * count; i++) {
				final var slot = slots.get(first + i / 2);
				keysyms.setAtIndex(ValueLayout.JAVA_LONG, i, slot == null ? Keysyms.NONE : slot.keysym);
			}
			connection.x11().libraries().xkb.XChangeKeyboardMapping.call(connection.display(), first, 2, keysyms, count);
		}
	}

	/** How long to wait before {@link #restore()}. */
	long settled() {
		return Math.max(0, slots.values().stream().filter(s -> s.used).mapToLong(s -> s.lastUse + SETTLE_NANOS - nanos.getAsLong()).max().orElse(0));
	}

	/** Takes every meaning back. */
	void restore() {
		final Collection<Integer> bound = keycodes.values().stream().sorted().toList();
		bound.forEach(k -> slots.get(k).keysym = Keysyms.NONE);
		send(List.copyOf(bound));
		bound.forEach(k -> guard.tell(Guard.KEY_UNBOUND, k));
		keycodes.clear();
	}
}
