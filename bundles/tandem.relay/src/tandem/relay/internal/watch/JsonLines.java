// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.watch;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** One JSON object a line, for a journal or a log collector. Whatever a field holds, it stays on its line. */
public final class JsonLines implements EventLog {

	private final PrintStream out;

	private final InstantSource clock;

	private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

	/**
	 * @param out where lines go
	 * @param clock for the time of each
	 */
	public JsonLines(final PrintStream out, final InstantSource clock) {
		this.out = out;
		this.clock = clock;
	}

	@Override
	public void log(final Event event) {
		final var line = new LinkedHashMap<String, Object>();
		line.put("time", clock.instant().toString()); //$NON-NLS-1$
		line.put("level", event.level().name().toLowerCase(Locale.ROOT)); //$NON-NLS-1$
		line.put("event", event.name()); //$NON-NLS-1$
		line.putAll(event.fields());
		out.println(gson.toJson(line));
	}
}
