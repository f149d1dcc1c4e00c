// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.settings.Setting;
import tandem.settings.Settings;

/** Settings in memory: what a test chooses and what it fixes. Thread-safe. */
public final class FakeSettings implements Settings {

	private final Map<Setting<?>, Object> chosen = new ConcurrentHashMap<>();
	private final Map<Setting<?>, Object> fixed = new ConcurrentHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile Optional<String> trouble = Optional.empty();
	private volatile Optional<String> policyTrouble = Optional.empty();

	/** An administrator fixes it. */
	public <T> FakeSettings fix(final Setting<T> setting, final T value) {
		fixed.put(setting, value);
		tell();
		return this;
	}

	/** An administrator fixes it with the value that it has. */
	public <T> void fixAsItIs(final Setting<T> setting) {
		fix(setting, get(setting));
	}

	/** The administrator fixes it no more. */
	public void unfix(final Setting<?> setting) {
		fixed.remove(setting);
		tell();
	}

	/** A person chooses it. */
	public <T> FakeSettings choose(final Setting<T> setting, final T value) {
		chosen.put(setting, value);
		tell();
		return this;
	}

	/** The person's file can't be read. */
	public void trouble(final String what) {
		trouble = Optional.of(what);
		tell();
	}

	/** The policy can't be read. */
	public void policyTrouble(final String what) {
		policyTrouble = Optional.of(what);
		tell();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T get(final Setting<T> setting) {
		return (T) fixed.getOrDefault(setting, chosen.getOrDefault(setting, setting.usual()));
	}

	@Override
	public Optional<String> trouble() {
		return trouble;
	}

	@Override
	public boolean isFixed(final Setting<?> setting) {
		return fixed.containsKey(setting);
	}

	@Override
	public Optional<String> policyTrouble() {
		return policyTrouble;
	}

	@Override
	public <T> boolean mayChoose(final Setting<T> setting, final T value) {
		return !isFixed(setting);
	}

	@Override
	public <T> void set(final Setting<T> setting, final T value) throws RefusedException {
		if (isFixed(setting)) {
			throw new RefusedException(setting.key());
		}
		choose(setting, value);
	}

	@Override
	public void reset(final Setting<?> setting) {
		chosen.remove(setting);
		tell();
	}

	@Override
	public void startOver() {
		trouble = Optional.empty();
		tell();
	}

	@Override
	public Runnable onChange(final Runnable listener) {
		final Runnable entry = listener::run;
		listeners.add(entry);
		return () -> listeners.remove(entry);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
