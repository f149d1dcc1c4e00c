// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The endpoint's side of the {@link Watchdog}. Not thread-safe. */
final class WatchdogProcess implements Guard {

	private static final Logger LOG = System.getLogger(WatchdogProcess.class.getName());

	private final Process process;

	private final OutputStream toWatchdog;

	private boolean broken;

	private WatchdogProcess(final Process process) {
		this.process = process;
		toWatchdog = process.getOutputStream();
	}

	/**
	 * Starts the process.
	 *
	 * @param display name of the X display
	 * @throws IOException where it can't be started
	 */
	static WatchdogProcess start(final String display) throws IOException {
		final var java = Path.of(System.getProperty("java.home"), "bin", "java").toString(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		final var command = List.of(java, "-Xmx32m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				"--enable-native-access=ALL-UNNAMED", "-cp", classPath(), Watchdog.class.getName(), display); //$NON-NLS-1$ //$NON-NLS-2$
		final var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment().remove("JAVA_TOOL_OPTIONS"); //$NON-NLS-1$
		return new WatchdogProcess(builder.start());
	}

	/** The jar or folder that this class was loaded from. */
	private static String classPath() throws IOException {
		final var source = WatchdogProcess.class.getProtectionDomain().getCodeSource();
		if (source == null) {
			throw new IOException("unknown where this bundle lies"); //$NON-NLS-1$
		}
		try {
			final var place = Path.of(source.getLocation().toURI());
			final var classes = Watchdog.class.getName().replace('.', '/') + ".class"; //$NON-NLS-1$
			for (final var folder : List.of("", "bin", "target/classes")) { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				if (Files.isRegularFile(place) || Files.exists(place.resolve(folder).resolve(classes))) {
					return place.resolve(folder).toString();
				}
			}
			throw new IOException("no classes in " + place); //$NON-NLS-1$
		} catch (final URISyntaxException | IllegalArgumentException e) {
			throw new IOException("no file: " + source.getLocation(), e); //$NON-NLS-1$
		}
	}

	/** The process, for tests. */
	ProcessHandle handle() {
		return process.toHandle();
	}

	@Override
	public void tell(final char what, final int number) {
		write(what + Integer.toString(number));
	}

	private void write(final String line) {
		if (broken) {
			return;
		}
		try {
			toWatchdog.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
			toWatchdog.flush();
		} catch (final IOException e) {
			broken = true;
			LOG.log(Level.WARNING, "the watchdog is gone: keys held when this process is killed will stay down", e); //$NON-NLS-1$
		}
	}

	@Override
	public void close() {
		write(BYE);
		abandon();
	}

	/** Leaves the watchdog as the end of this process would, for tests. */
	void abandon() {
		try {
			toWatchdog.close();
		} catch (final IOException e) {
			LOG.log(Level.DEBUG, "closing the watchdog's input", e); //$NON-NLS-1$
		}
	}
}
