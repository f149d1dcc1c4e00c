// SPDX-License-Identifier: EPL-2.0
package tandem.settings.ui;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.osgi.util.NLS;

import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.settings.Settings;
import tandem.settings.ui.internal.Messages;

/** What a person has chosen on the pages and not yet saved. For one thread, but for the {@link Settings} beneath. */
public final class Draft {

	private final Settings settings;
	private final Map<Setting<?>, Object> chosen = new LinkedHashMap<>();
	private final Map<Setting<?>, String> problems = new LinkedHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** Nothing is chosen yet. */
	public Draft(final Settings settings) {
		this.settings = settings;
	}

	/** As chosen here, or as it is. */
	@SuppressWarnings("unchecked")
	public <T> T value(final Setting<T> setting) {
		return (T) chosen.getOrDefault(setting, settings.get(setting));
	}

	/** Whether nobody but an administrator can change it. */
	public boolean isFixed(final Setting<?> setting) {
		return settings.isFixed(setting);
	}

	/** Whether a value could be saved. */
	public <T> boolean may(final Setting<T> setting, final T value) {
		return settings.mayChoose(setting, value);
	}

	/** Chooses a value. */
	public <T> void choose(final Setting<T> setting, final T value) {
		problems.remove(setting);
		if (settings.get(setting).equals(value)) {
			chosen.remove(setting);
		} else {
			chosen.put(setting, value);
		}
		tell();
	}

	/** Chooses what a text means, or keeps in mind what is wrong with it. */
	public <T> void type(final Setting<T> setting, final String text) {
		try {
			choose(setting, setting.parse(text));
		} catch (final IllegalArgumentException e) {
			chosen.remove(setting);
			problems.put(setting, NLS.bind(Messages.Problem, setting.label(), setting.range()));
			tell();
		}
	}

	/** What is wrong with what was typed; nothing can be saved before it is mended. */
	public Optional<String> problem() {
		return problems.values().stream().findFirst();
	}

	/** Whether there is something to save. */
	public boolean isChanged() {
		return !chosen.isEmpty();
	}

	/** Why nobody can be helped whatever is chosen here, in words for the person. */
	public Optional<String> trouble() {
		return settings.policyTrouble().map(what -> NLS.bind(Messages.Trouble_policy, what))
				.or(() -> settings.trouble().map(what -> NLS.bind(Messages.Trouble_settings, what)));
	}

	/** What stands in a file and does nothing, in words for the person; empty where there is no such thing. */
	public Optional<String> warning() {
		return settings.warnings().stream().reduce((one, other) -> one + '\n' + other);
	}

	/** Whether {@link #startOver} would mend the trouble. */
	public boolean canStartOver() {
		return settings.trouble().isPresent();
	}

	/** Sets a file aside that can't be read; what was wrong with that, if it did not work. */
	public Optional<String> startOver() {
		try {
			settings.startOver();
			chosen.clear();
			problems.clear();
			tell();
			return Optional.empty();
		} catch (final IOException e) {
			return Optional.of(e.getMessage());
		}
	}

	/** Chooses the usual values of a page, where this person may. */
	public void usual(final SettingsTab tab) {
		tab.settings().forEach(this::usual);
	}

	private <T> void usual(final Setting<T> setting) {
		if (may(setting, setting.usual())) {
			choose(setting, setting.usual());
		}
	}

	/**
	 * Saves what was chosen; help is turned off first and turned on last, whatever else can't be saved.
	 *
	 * @return why not all of it could be saved; empty where it was
	 */
	public Optional<String> save() {
		if (problem().isPresent()) {
			return problem();
		}
		final var off = chosen.get(Setting.ALLOW) == Allowing.OFF;
		final var order = chosen.keySet().stream().sorted((one, other) -> Boolean.compare(one.equals(Setting.ALLOW) != off, other.equals(Setting.ALLOW) != off))
				.toList();
		try {
			for (final var setting : order) {
				save(setting);
			}
			return Optional.empty();
		} catch (final IOException e) {
			return Optional.of(e.getMessage());
		} finally {
			tell();
		}
	}

	private <T> void save(final Setting<T> setting) throws IOException {
		settings.set(setting, value(setting));
		chosen.remove(setting);
	}

	/** Tells of every change of the draft, on the thread that changes it. */
	public void onChange(final Runnable listener) {
		listeners.add(listener);
	}

	/**
	 * Tells of changes of the settings themselves, on any thread.
	 *
	 * @return closes the registration
	 */
	public Runnable onOutsideChange(final Runnable listener) {
		return settings.onChange(listener);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
