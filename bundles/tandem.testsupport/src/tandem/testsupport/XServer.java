// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real X server for one test: Xvfb on a display number of its own choice, with a window manager on demand. Ends what it started,
 * by process, when closed.
 */
public final class XServer implements AutoCloseable {

	private static final int END_SECONDS = 10;

	private final List<Process> started = new ArrayList<>();

	private final Process server;

	private final String display;

	private XServer(final Process server, final String display) {
		this.server = server;
		this.display = display;
		started.add(server);
	}

	/**
	 * Starts a server.
	 *
	 * @param width pixels
	 * @param height pixels
	 * @throws IllegalStateException where Xvfb is missing: {@code releng/setup} installs it
	 */
	public static XServer start(final int width, final int height) {
		return start("Xvfb", "-screen", "0", width + "x" + height + "x24"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	/**
	 * Starts an X server of any kind.
	 *
	 * @param command its name and options, without those that choose the display
	 * @throws IllegalStateException where it is missing or does not start
	 */
	public static XServer start(final String... command) {
		final var all = new ArrayList<>(List.of(command));
		all.addAll(List.of("-displayfd", "1", "-nolisten", "tcp", "-noreset")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		try {
			final var process = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			final var number = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)).readLine();
			if (number == null) {
				throw new IllegalStateException(command[0] + " did not start"); //$NON-NLS-1$
			}
			return new XServer(process, ":" + number.strip()); //$NON-NLS-1$
		} catch (final IOException e) {
			throw new IllegalStateException(command[0] + " is missing: releng/setup installs it", e); //$NON-NLS-1$
		}
	}

	/** What {@code DISPLAY} must be for programs on this server. */
	public String display() {
		return display;
	}

	/** Starts openbox and waits until it manages windows. */
	public XServer withWindowManager() {
		spawn("openbox", "--sm-disable"); //$NON-NLS-1$ //$NON-NLS-2$
		Await.until("a window manager", () -> run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		return this;
	}

	/** Starts a program on this display; it ends with the server. */
	public Process spawn(final String... command) {
		return spawn(Map.of(), command);
	}

	/**
	 * Starts a program on this display; it ends with the server.
	 *
	 * @param environment added to this process's own
	 */
	public Process spawn(final Map<String, String> environment, final String... command) {
		try {
			final var process = builder(environment, command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			started.add(process);
			return process;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Runs a program on this display to its end and returns all it printed. */
	public String run(final String... command) {
		try {
			final var process = builder(Map.of(), command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			final var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor();
			return text;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** Writes a picture of the whole screen as PNG. */
	public Path screenshot(final Path file) {
		run("import", "-silent", "-window", "root", file.toString()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (!Files.exists(file)) {
			throw new IllegalStateException("no screenshot: releng/setup installs imagemagick"); //$NON-NLS-1$
		}
		return file;
	}

	/** Kills the X server as if the machine had lost it. */
	public void kill() {
		server.destroyForcibly();
	}

	private ProcessBuilder builder(final Map<String, String> environment, final String... command) {
		final var builder = new ProcessBuilder(command);
		builder.environment().put("DISPLAY", display); //$NON-NLS-1$
		builder.environment().remove("WAYLAND_DISPLAY"); //$NON-NLS-1$
		builder.environment().putAll(environment);
		return builder;
	}

	@Override
	public void close() {
		for (final var process : started.reversed()) {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
			try {
				if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
					process.destroyForcibly();
				}
			} catch (final InterruptedException e) {
				process.destroyForcibly();
				Thread.currentThread().interrupt();
			}
		}
	}
}
