// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

import tandem.relay.internal.limit.Cidr;

/** Part of the file: hands out its settings by name, and gathers what is wrong with them. */
final class Section {

	private final String path;

	private final Map<String, Object> values;

	private final List<String> problems;

	private final TreeSet<String> known = new TreeSet<>();

	private final boolean there;

	Section(final String path, final Map<String, Object> values, final List<String> problems) {
		this(path, values, problems, true);
	}

	private Section(final String path, final Map<String, Object> values, final List<String> problems, final boolean there) {
		this.path = path;
		this.there = there;
		this.values = values;
		this.problems = problems;
	}

	/** Whether the file has it, be it empty. */
	boolean isThere() {
		return there;
	}

	Section section(final String name) {
		known.add(name);
		final var value = values.get(name);
		if (value == null) {
			return new Section(where(name), Map.of(), problems, false);
		}
		if (!(value instanceof final Map<?, ?> map)) {
			problem(name, "must be an object: {…}"); //$NON-NLS-1$
			return new Section(where(name), Map.of(), problems);
		}
		@SuppressWarnings("unchecked") // Json makes no other maps
		final var section = (Map<String, Object>) map;
		return new Section(where(name), section, problems);
	}

	int number(final String name, final int low, final int high, final int usual) {
		known.add(name);
		final var value = values.get(name);
		if (value == null) {
			return usual;
		}
		if (value instanceof final Json.Number number && number.text().matches("[0-9]{1,9}")) { //$NON-NLS-1$
			final var result = Integer.parseInt(number.text());
			if (result >= low && result <= high) {
				return result;
			}
		}
		problem(name, "must be a whole number from " + low + " to " + high); //$NON-NLS-1$ //$NON-NLS-2$
		return usual;
	}

	Optional<String> text(final String name) {
		known.add(name);
		final var value = values.get(name);
		if (value instanceof final String text && !text.isBlank()) {
			return Optional.of(text);
		}
		if (value != null) {
			problem(name, "must be text in quotes"); //$NON-NLS-1$
		}
		return Optional.empty();
	}

	InetAddress address(final String name, final String usual) {
		final var text = text(name).orElse(usual);
		return Cidr.address(text).orElseGet(() -> {
			problem(name, "must be an address of this computer, like 127.0.0.1, 0.0.0.0 or ::, not a name"); //$NON-NLS-1$
			return InetAddress.getLoopbackAddress();
		});
	}

	<T> List<T> list(final String name, final Function<String, Optional<T>> reads, final String what, final List<T> usual) {
		known.add(name);
		final var value = values.get(name);
		if (value == null) {
			return usual;
		}
		final var result = new ArrayList<T>();
		if (value instanceof final List<?> list) {
			for (final var item : list) {
				final Optional<T> read = item instanceof final String text ? reads.apply(text) : Optional.empty();
				read.ifPresentOrElse(result::add, () -> problem(name, "must hold nothing but " + what)); //$NON-NLS-1$
			}
		} else {
			problem(name, "must be a list of " + what + ": […]"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return List.copyOf(result);
	}

	/** To be called once all settings of the section have been asked for. */
	void end() {
		for (final var name : values.keySet()) {
			if (!known.contains(name)) {
				problem(name, "is no setting; " + (path.isEmpty() ? "the file" : path) + " may have " + String.join(", ", known)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			}
		}
	}

	void problem(final String name, final String what) {
		problems.add(where(name) + " " + what); //$NON-NLS-1$
	}

	private String where(final String name) {
		return path.isEmpty() ? name : path + "." + name; //$NON-NLS-1$
	}
}
