// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

import tandem.identity.SecretFile;
import tandem.settings.Folders;

/**
 * What the bundles of this program log, in a file that whoever helps the helper can read: warnings and errors, one line each and the way to
 * an error below it. Two files of {@link #MAX_BYTES} at most. Entries come one after the other, on the framework's thread.
 */
@Component(immediate = true, service = {})
public final class ProgramLog implements LogListener {

	/** A file grows to this; then it is set aside in the place of the one before. */
	static final int MAX_BYTES = 1 << 20;

	private static final int MAX_LINE = 2000;

	private static final int MAX_FRAMES = 12;

	private static final int MAX_CAUSES = 5;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS Z", Locale.ROOT); //$NON-NLS-1$

	private final Path file;
	private final ZoneId zone;
	private final Runnable leave;

	/** Begins to listen. */
	@Activate
	public ProgramLog(@Reference final LogReaderService reader, @Reference final Folders folders) {
		this(folders.state().resolve("logs").resolve(program(System.getProperty("eclipse.product", "")) + ".log"), ZoneId.systemDefault(), reader); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	ProgramLog(final Path file, final ZoneId zone, final LogReaderService reader) {
		this.file = file;
		this.zone = zone;
		leave = () -> reader.removeLogListener(this);
		reader.addLogListener(this);
	}

	/** {@code endpoint} for {@code tandem.endpoint.ui.product}. */
	static String program(final String product) {
		final var parts = product.split("\\."); //$NON-NLS-1$
		return parts.length > 2 && parts[0].equals("tandem") ? parts[1] : "tandem"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Deactivate
	void close() {
		leave.run();
	}

	@Override
	public void logged(final LogEntry entry) {
		if (!LogLevel.WARN.implies(entry.getLogLevel())) {
			return;
		}
		try {
			write(text(entry));
		} catch (final IOException e) {
			// A full disk, most likely: there is nowhere left to say it, and the program goes on.
			return;
		}
	}

	private void write(final String text) throws IOException {
		SecretFile.makeFolder(file.getParent());
		if (size() > MAX_BYTES) {
			Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING); //$NON-NLS-1$
		}
		try (var out = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) { //$NON-NLS-1$
			out.write(StandardCharsets.UTF_8.encode(text));
		}
	}

	private long size() throws IOException {
		try {
			return Files.size(file);
		} catch (final NoSuchFileException e) {
			return 0;
		}
	}

	private String text(final LogEntry entry) {
		final var all = new StringBuilder(TIME.format(Instant.ofEpochMilli(entry.getTime()).atZone(zone))).append(' ').append(entry.getLogLevel()).append(' ')
				.append(entry.getBundle() == null ? "-" : entry.getBundle().getSymbolicName()).append("  ").append(oneLine(entry.getMessage())).append('\n'); //$NON-NLS-1$ //$NON-NLS-2$
		var cause = entry.getException();
		for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
			all.append("    ").append(oneLine(String.valueOf(cause))).append('\n'); //$NON-NLS-1$
			final var frames = cause.getStackTrace();
			for (var i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
				all.append("        at ").append(frames[i]).append('\n'); //$NON-NLS-1$
			}
			cause = cause.getCause();
		}
		return all.toString();
	}

	/** Nobody who is quoted in a log writes lines of it. */
	private static String oneLine(final String message) {
		final var clean = String.valueOf(message).replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " "); //$NON-NLS-1$ //$NON-NLS-2$
		return clean.length() <= MAX_LINE ? clean : clean.substring(0, MAX_LINE) + '…';
	}
}
