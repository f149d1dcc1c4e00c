// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.session.Role;
import tandem.session.host.SessionLogs;

/** Logs that a test wrote. */
public final class FakeLogs implements SessionLogs {

	private final List<Path> files = new CopyOnWriteArrayList<>();
	private volatile Optional<String> kept = Optional.empty();

	/** A session with a technician. */
	public Path add(final Path folder, final String name, final String time, final String who, final String what) throws IOException {
		final var file = Files.writeString(folder.resolve(name), """
				{"time":"%1$s","kind":"connected","text":"Somebody who says they are %2$s connected.","facts":{"name":"%2$s"}}
				{"time":"%1$s","kind":"note","text":"%3$s"}
				{"time":"%1$s","kind":"ended","text":"They left."}
				""".formatted(time, who, what));
		files.addFirst(file);
		return file;
	}

	/** An administrator keeps them. */
	public void keep(final String why) {
		kept = Optional.of(why);
	}

	@Override
	public SessionLog start(final Role role, final String sessionId) throws IOException {
		throw new IOException("not here");
	}

	@Override
	public List<Path> all() {
		return List.copyOf(files);
	}

	@Override
	public Optional<String> kept() {
		return kept;
	}

	@Override
	public void delete(final Path log) throws IOException {
		Files.delete(log);
		files.remove(log);
	}
}
