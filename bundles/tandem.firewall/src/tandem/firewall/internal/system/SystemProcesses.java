// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.system;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Programs of this computer. Their words are English, wherever they heed {@code LC_ALL}. Usable from any thread. */
public final class SystemProcesses implements Processes {

	private static final Duration LEFT = Duration.ofSeconds(10);
	/** A ruleset of some ten thousand rules takes a few megabytes. */
	private static final int MAX_OUTPUT = 64 << 20;
	/** Where Unix keeps administrators' programs; not on everybody's path. */
	private static final List<String> MORE = List.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin", "/usr/libexec/ApplicationFirewall");

	@Override
	public Output run(final List<String> command, final Duration limit) throws IOException, InterruptedException {
		final var found = new ArrayList<>(command);
		found.set(0, find(command.getFirst()));
		final var builder = new ProcessBuilder(found);
		builder.environment().put("LC_ALL", "C");
		builder.environment().put("PATH", String.join(File.pathSeparator, folders()));
		final var process = builder.start();
		try {
			process.getOutputStream().close();
			final var out = reading(process.getInputStream());
			final var error = reading(process.getErrorStream());
			if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new IOException(command.getFirst() + " takes longer than " + limit.toSeconds() + " seconds");
			}
			return new Output(process.exitValue(), text(out), text(error));
		} finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	private static FutureTask<byte[]> reading(final InputStream stream) {
		final var task = new FutureTask<>(() -> stream.readNBytes(MAX_OUTPUT + 1));
		Thread.ofVirtual().start(task);
		return task;
	}

	private static String text(final FutureTask<byte[]> task) throws IOException, InterruptedException {
		try {
			// A program of its own that it left behind may hold the pipe.
			final var bytes = task.get(LEFT.toSeconds(), TimeUnit.SECONDS);
			if (bytes.length > MAX_OUTPUT) {
				throw new IOException("A program says more than " + (MAX_OUTPUT >> 20) + " megabytes");
			}
			return decoded(bytes);
		} catch (final ExecutionException | TimeoutException e) {
			throw new IOException("What a program says can't be read", e);
		}
	}

	/** UTF-8, or what the system's old programs write. */
	private static String decoded(final byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (final CharacterCodingException e) {
			return new String(bytes, Charset.forName(System.getProperty("native.encoding", "ISO-8859-1")));
		}
	}

	private static LinkedHashSet<String> folders() {
		final var folders = new LinkedHashSet<String>();
		final var path = System.getenv("PATH");
		if (path != null) {
			for (final var folder : path.split(File.pathSeparator)) {
				if (Path.of(folder).isAbsolute()) {
					folders.add(folder);
				}
			}
		}
		if (File.separatorChar == '/') {
			folders.addAll(MORE);
		}
		return folders;
	}

	private static String find(final String program) throws NoProgramException {
		if (Path.of(program).isAbsolute()) {
			if (!Files.isExecutable(Path.of(program))) {
				throw new NoProgramException(program);
			}
			return program;
		}
		for (final var folder : folders()) {
			for (final var ending : File.separatorChar == '/' ? List.of("") : List.of(".exe", "")) {
				final var file = Path.of(folder, program + ending);
				if (Files.isRegularFile(file) && Files.isExecutable(file)) {
					return file.toString();
				}
			}
		}
		throw new NoProgramException(program);
	}
}
