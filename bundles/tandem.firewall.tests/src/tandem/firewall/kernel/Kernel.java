// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A real kernel's answers, from network namespaces of its own: see probe.py. For one thread. */
public final class Kernel implements AutoCloseable {

	private final Process process;
	private final Writer in;
	private final BufferedReader out;
	private final Path script;

	private Kernel(final Process process, final Path script) {
		this.process = process;
		this.script = script;
		in = process.outputWriter();
		out = process.inputReader();
	}

	/** A kernel to ask; empty, with words on the console, where namespaces or the programs for them are missing. */
	public static Optional<Kernel> open() throws IOException {
		final var script = Files.createTempFile("probe", ".py");
		try (var source = Kernel.class.getResourceAsStream("probe.py")) {
			Files.write(script, source.readAllBytes());
		}
		final var command = new ArrayList<String>();
		if (!"root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("unshare", "-r"));
		}
		command.addAll(List.of("python3", script.toString()));
		try {
			final var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
			builder.environment().put("PROBE_WAIT", "1.4");
			final var kernel = new Kernel(builder.start(), script);
			final var ready = kernel.out.readLine();
			final var works = ready != null && kernel.ask(JsonParser.parseString("{\"nft\": \"\", \"flows\": []}").getAsJsonObject()).map(it -> it.has("results")).orElse(false);
			if (works) {
				return Optional.of(kernel);
			}
			kernel.close();
		} catch (final IOException e) {
			Files.deleteIfExists(script);
		}
		System.out.println("There are no network namespaces, or no python3, ip and nft to use them: a real kernel is not asked");
		return Optional.empty();
	}

	/** Loads the rulesets and sends the flows; empty where the kernel or its tools refuse them. */
	public Optional<JsonObject> ask(final JsonObject question) throws IOException {
		in.write(question + "\n");
		in.flush();
		final var line = out.readLine();
		if (line == null) {
			throw new IOException("The probe ended");
		}
		final var answer = JsonParser.parseString(line).getAsJsonObject();
		return answer.has("error") ? Optional.empty() : Optional.of(answer);
	}

	@Override
	public void close() {
		try {
			in.close();
			if (!process.waitFor(20, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
			Files.deleteIfExists(script);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} catch (final InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}
}
