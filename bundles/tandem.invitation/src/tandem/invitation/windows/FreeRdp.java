// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * FreeRDP as it is installed on this computer; it speaks what Windows Remote Assistance speaks.
 *
 * @param program the executable
 * @param major its version; 0 where it didn't tell
 */
public record FreeRdp(Path program, int major) {

	/** What it may be called, best first: those of version 3 don't show the password to other people on this computer. */
	static final List<String> NAMES = List.of("xfreerdp3", "sdl-freerdp3", "wlfreerdp3", "xfreerdp", "sdl-freerdp", "wlfreerdp"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$

	/** The first that can be told its arguments on its standard input. */
	private static final int QUIET = 3;

	private static final long VERSION_SECONDS = 5;

	private static final int TOLD = 4096;

	private static final Pattern VERSION = Pattern.compile("[Vv]ersion (\\d{1,2})\\."); //$NON-NLS-1$

	/**
	 * How it is started.
	 *
	 * @param command with the program first
	 * @param input for its standard input; may be empty. Holds the password where the command doesn't.
	 */
	record Start(List<String> command, String input) {

		@Override
		public String toString() {
			return command.getFirst();
		}
	}

	/**
	 * How it ended.
	 *
	 * @param status its exit status
	 * @param told the end of what it wrote
	 */
	public record Ending(int status, String told) {

		private static final int FAILURES = 128;

		/** Whether there was no session at all, and not one that was ended. */
		public boolean isFailure() {
			return status >= FAILURES || status < 0;
		}
	}

	/** Looks for it on the PATH and asks its version, which takes up to some seconds. */
	public static Optional<FreeRdp> find() {
		final var path = Optional.ofNullable(System.getenv("PATH")).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
		return find(Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isBlank()).map(Path::of).toList());
	}

	static Optional<FreeRdp> find(final List<Path> folders) {
		final var suffix = File.separatorChar == '\\' ? ".exe" : ""; //$NON-NLS-1$ //$NON-NLS-2$
		final var found = NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name + suffix)))
				.filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
		return found.map(file -> new FreeRdp(file, version(file)));
	}

	private static int version(final Path program) {
		try {
			final var process = new ProcessBuilder(program.toString(), "/version").redirectErrorStream(true).start(); //$NON-NLS-1$
			process.getOutputStream().close();
			try {
				final var told = CompletableFuture.supplyAsync(() -> tail(process), task -> Thread.ofVirtual().start(task));
				if (process.waitFor(VERSION_SECONDS, TimeUnit.SECONDS)) {
					final var version = VERSION.matcher(told.join());
					return version.find() ? Integer.parseInt(version.group(1)) : named(program);
				}
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			} finally {
				process.destroyForcibly();
			}
		} catch (final IOException e) {
			return 0;
		}
		return named(program);
	}

	private static int named(final Path program) {
		return program.getFileName().toString().replace(".exe", "").endsWith("3") ? QUIET : 0; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** Whether other people on this computer can see the password in the list of processes while it runs. */
	public boolean showsPassword() {
		return major < QUIET;
	}

	/**
	 * How an invitation's copy is opened. The certificate that came sealed in the invitation is the only one taken; where there is none
	 * (older Windows), the one that answers is.
	 */
	Start start(final OpenedWindowsInvitation invitation, final Path ticket) {
		final var arguments = new ArrayList<>(List.of(ticket.toString(), "/assistance:" + invitation.password(), //$NON-NLS-1$
				invitation.certificate().map(FreeRdp::pin).orElse("/cert:tofu"))); //$NON-NLS-1$
		if (showsPassword()) {
			arguments.addFirst(program.toString());
			return new Start(List.copyOf(arguments), ""); //$NON-NLS-1$
		}
		return new Start(List.of(program.toString(), "/args-from:stdin"), String.join("\n", arguments) + '\n'); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String pin(final X509Certificate certificate) {
		try {
			final var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()); //$NON-NLS-1$
			return "/cert:deny,fingerprint:sha256:" + HexFormat.ofDelimiter(":").formatHex(hash); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Starts it for an invitation. A copy of the invitation stands in a folder of this person's alone until it ends.
	 *
	 * @return completed when it has ended, on a thread of its own; cancelling it ends FreeRDP
	 * @throws IOException where it can't be started
	 */
	public CompletableFuture<Ending> open(final OpenedWindowsInvitation invitation) throws IOException {
		return open(invitation, Map.of());
	}

	CompletableFuture<Ending> open(final OpenedWindowsInvitation invitation, final Map<String, String> environment) throws IOException {
		final var folder = Files.createTempDirectory("tandem-windows", owned()); //$NON-NLS-1$
		final var ticket = folder.resolve("invitation" + WindowsInvitationFile.EXTENSION); //$NON-NLS-1$
		final Process process;
		try {
			Files.writeString(ticket, FreeRdpTicket.of(invitation));
			final var start = start(invitation, ticket);
			final var builder = new ProcessBuilder(start.command()).redirectErrorStream(true);
			builder.environment().putAll(environment);
			process = builder.start();
			try (var in = process.getOutputStream()) {
				in.write(start.input().getBytes(StandardCharsets.UTF_8));
			}
		} catch (final IOException e) {
			delete(folder, ticket);
			throw e;
		}
		final var ending = new CompletableFuture<Ending>();
		Thread.ofVirtual().start(() -> {
			final var told = tail(process);
			final int status = process.onExit().join().exitValue();
			delete(folder, ticket);
			ending.complete(new Ending(status, told));
		});
		ending.whenComplete((_, _) -> {
			if (ending.isCancelled()) {
				process.destroy();
			}
		});
		return ending;
	}

	private static FileAttribute<?>[] owned() {
		return File.separatorChar == '\\' ? new FileAttribute<?>[0] : new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }; //$NON-NLS-1$
	}

	private static void delete(final Path folder, final Path ticket) {
		try {
			Files.deleteIfExists(ticket);
			Files.deleteIfExists(folder);
		} catch (final IOException e) {
			ticket.toFile().deleteOnExit();
		}
	}

	/** The end of what a process writes, until it ends. */
	private static String tail(final Process process) {
		final var kept = new StringBuilder();
		try (var reader = process.inputReader()) {
			for (var line = reader.readLine(); line != null; line = reader.readLine()) {
				kept.append(line, 0, Math.min(line.length(), TOLD)).append('\n');
				if (kept.length() > TOLD) {
					kept.delete(0, kept.length() - TOLD);
				}
			}
		} catch (final IOException e) {
			return kept.toString(); // it was ended
		}
		return kept.toString();
	}
}
