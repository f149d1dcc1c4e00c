// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.session.Registration;
import tandem.session.SessionContext;
import tandem.session.SessionState;
import tandem.session.Timers;
import tandem.viewer.Viewer;
import tandem.viewer.Viewers;

/**
 * The viewers of all sessions: each lives as long as one of its channels, and while the line is being mended, so that the last picture stays.
 * Thread-safe.
 */
@Component(service = { Viewers.class, ViewerRegistry.class })
public final class ViewerRegistry implements Viewers {

	private final Timers timers;
	private final Map<String, Entry> entries = new LinkedHashMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	private static final class Entry {

		private final SessionContext context;
		private final SessionViewer viewer;
		private Registration ending = Registration.NONE;
		private int users;

		Entry(final SessionContext context, final Timers timers) {
			this.context = context;
			viewer = new SessionViewer(context, timers);
		}
	}

	/** @param timers tell that a window hangs */
	@Activate
	public ViewerRegistry(@Reference final Timers timers) {
		this.timers = timers;
	}

	@Override
	public Optional<Viewer> of(final String sessionId) {
		synchronized (entries) {
			return Optional.ofNullable(entries.get(sessionId)).map(entry -> entry.viewer);
		}
	}

	@Override
	public AutoCloseable onOpened(final Consumer<String> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** The session's viewer, made where this is its first channel; {@link #give} it back. */
	SessionViewer take(final SessionContext context) {
		final Entry entry;
		final boolean opened;
		synchronized (entries) {
			opened = !entries.containsKey(context.id());
			entry = entries.computeIfAbsent(context.id(), _ -> new Entry(context, timers));
			entry.users++;
		}
		if (opened) {
			listeners.forEach(listener -> listener.accept(context.id()));
		}
		return entry.viewer;
	}

	/** A channel ended; the viewer closes with its last one, unless the line is being mended: then with the session, or its next last one. */
	void give(final String sessionId) {
		synchronized (entries) {
			final var entry = entries.get(sessionId);
			if (entry == null || --entry.users > 0) {
				return;
			}
			if (entry.context.state() == SessionState.RECONNECTING) {
				entry.ending.close();
				entry.ending = entry.context.onChange(() -> closeUnused(sessionId));
			}
		}
		closeUnused(sessionId);
	}

	private void closeUnused(final String sessionId) {
		final Entry closed;
		synchronized (entries) {
			final var entry = entries.get(sessionId);
			if (entry == null || entry.users > 0 || entry.context.state() == SessionState.RECONNECTING) {
				return;
			}
			closed = entries.remove(sessionId);
		}
		closed.ending.close();
		closed.viewer.close();
	}
}
