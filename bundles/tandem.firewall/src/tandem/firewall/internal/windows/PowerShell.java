// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.firewall.internal.system.Administrator.RefusedException;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** Windows PowerShell, as the person or, after Windows' own question (UAC), as an administrator. Usable from any thread. */
final class PowerShell {

	/** The filters of some hundred rules take half a minute on a slow computer. */
	private static final Duration LIMIT = Duration.ofMinutes(2);
	private static final Duration PATIENCE = Duration.ofMinutes(6);
	private static final int REFUSED = 126;

	private final Processes processes;

	PowerShell(final Processes processes) {
		this.processes = processes;
	}

	/** A command as it stands in a {@link tandem.firewall.Change}. */
	static List<String> command(final String cmdlet) {
		return List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", cmdlet);
	}

	/** A text in PowerShell's single quotes. */
	static String quoted(final String text) {
		// PowerShell takes the typographic ones for quotes, too.
		return '\'' + text.replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1") + '\'';
	}

	private static List<String> encoded(final String script) {
		final var bytes = ("[Console]::OutputEncoding = [Text.Encoding]::UTF8; $ProgressPreference = 'SilentlyContinue'\n" + script).getBytes(StandardCharsets.UTF_16LE);
		return List.of("powershell", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", Base64.getEncoder().encodeToString(bytes));
	}

	/** Runs a script with the person's own rights. */
	Output run(final String script) throws IOException, InterruptedException {
		return processes.run(encoded(script), LIMIT);
	}

	/**
	 * Runs commands with an administrator's rights, asked for once. What they say comes back in a file: a program with more rights has no
	 * pipe to one with less.
	 *
	 * @param whole whether one that fails ends it
	 * @throws RefusedException where the rights were not given
	 */
	List<Output> runAsAdministrator(final List<List<String>> commands, final boolean whole) throws IOException, InterruptedException {
		final var folder = Files.createTempDirectory("tandem-firewall");
		final var file = folder.resolve("said.json");
		try {
			final var script = new StringBuilder("$ErrorActionPreference = 'Stop'\n$said = @()\n$go = $true\n");
			for (final var command : commands) {
				script.append("if ($go) { try { $out = (& { ").append(command.getLast()).append(" } | Out-String -Width 100000); $said += @{ status = 0; out = $out; error = '' } }")
						.append(" catch { $said += @{ status = 1; out = ''; error = [string]$_ }").append(whole ? "; $go = $false" : "").append(" } }\n");
			}
			script.append("[IO.File]::WriteAllText(").append(quoted(file.toString())).append(", (ConvertTo-Json -Compress -InputObject @($said)))\n");
			final var inner = encoded(script.toString());
			final var outer = "try { Start-Process powershell -Verb RunAs -Wait -WindowStyle Hidden -ArgumentList "
					+ String.join(",", inner.subList(1, inner.size()).stream().map(PowerShell::quoted).toList()) + " } catch { [Console]::Error.Write([string]$_); exit " + REFUSED + " }";
			final var said = processes.run(encoded(outer), PATIENCE);
			if (said.status() == REFUSED) {
				throw new RefusedException(said.error().strip());
			}
			return read(file, said);
		} finally {
			Files.deleteIfExists(file);
			Files.deleteIfExists(folder);
		}
	}

	private static List<Output> read(final Path file, final Output said) throws IOException {
		if (!Files.exists(file)) {
			throw new IOException("PowerShell said nothing: " + said.error().strip());
		}
		try {
			final var outputs = new ArrayList<Output>();
			for (final var one : JsonParser.parseString(Files.readString(file)).getAsJsonArray()) {
				final var json = one.getAsJsonObject();
				outputs.add(new Output(json.get("status").getAsInt(), json.get("out").getAsString(), json.get("error").getAsString()));
			}
			return outputs;
		} catch (final JsonParseException | IllegalStateException e) {
			throw new IOException("What PowerShell said can't be read", e);
		}
	}
}
