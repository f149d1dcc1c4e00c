// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.settings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.settings.HelpRules;
import tandem.settings.Way;

/** Rules that allow everything which a test does not forbid. Thread-safe. */
public final class FakeRules implements HelpRules {

	private final Map<Way, String> ways = new EnumMap<>(Way.class);
	private final Set<String> off = new HashSet<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private String all;
	private boolean control = true;
	private Duration longest;
	private int ended;

	/** Forbids all. */
	public void forbid(final String why) {
		change(() -> all = why);
	}

	/** Forbids a way. */
	public void forbid(final Way way, final String why) {
		change(() -> ways.put(way, why));
	}

	/** Forbids mouse and keyboard. */
	public void viewOnly() {
		change(() -> control = false);
	}

	/** Limits how long an invitation is open. */
	public void longestInvitation(final Duration most) {
		change(() -> longest = most);
	}

	/** Switches a capability off. */
	public void off(final String channel) {
		change(() -> off.add(channel));
	}

	/** Allows everything again. */
	public void allow() {
		change(() -> {
			all = null;
			ways.clear();
			off.clear();
			control = true;
		});
	}

	/** Sessions that ended. */
	public synchronized int ended() {
		return ended;
	}

	@Override
	public synchronized Optional<String> forbidden() {
		return Optional.ofNullable(all);
	}

	@Override
	public synchronized Optional<String> forbidden(final Way way) {
		return Optional.ofNullable(all == null ? ways.get(way) : all);
	}

	@Override
	public synchronized Optional<String> forbidden(final String kind) {
		final var served = Way.ofKind(kind);
		return all != null || served.isEmpty() || served.stream().anyMatch(way -> !ways.containsKey(way)) ? Optional.ofNullable(all)
				: served.stream().map(ways::get).findFirst();
	}

	@Override
	public synchronized boolean mayControl() {
		return all == null && control;
	}

	@Override
	public synchronized boolean mayUse(final String channel) {
		return all == null && !off.contains(channel);
	}

	@Override
	public synchronized Optional<Duration> longestInvitation() {
		return Optional.ofNullable(longest);
	}

	@Override
	public synchronized void sessionEnded() {
		ended++;
	}

	@Override
	public Runnable onChange(final Runnable listener) {
		final Runnable entry = listener::run;
		listeners.add(entry);
		return () -> listeners.remove(entry);
	}

	private void change(final Runnable change) {
		synchronized (this) {
			change.run();
		}
		listeners.forEach(Runnable::run);
	}
}
