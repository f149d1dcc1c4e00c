// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Component;

import tandem.screen.Area;

/** Which part of the screen each session's technician sees: input goes nowhere else. Thread-safe. */
@Component(service = ShownAreas.class)
public final class ShownAreas {

	private final Map<String, Area> shown = new ConcurrentHashMap<>();

	/** The part that a session shows; empty where it shows nothing. */
	public Optional<Area> of(final String sessionId) {
		return Optional.ofNullable(shown.get(sessionId));
	}

	/** A session shows another part. */
	public void show(final String sessionId, final Area area) {
		shown.put(sessionId, area);
	}

	/** A session shows nothing any more. */
	public void hide(final String sessionId) {
		shown.remove(sessionId);
	}
}
