// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.identity.SecretFile;
import tandem.session.Role;
import tandem.session.Timers;
import tandem.session.host.SavedSession;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionLogSink;
import tandem.session.host.SessionLogs;
import tandem.session.host.Trouble;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Logs as files of JSON lines in the folder that the settings name; as many and as old ones are kept as they say. */
@Component
public final class SessionLogFiles implements SessionLogs {

	private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC); //$NON-NLS-1$

	/** Ours alone are ever removed: the folder may be one that a person chose. Those that end in {@code .log} are of earlier versions. */
	private static final Pattern OURS = Pattern.compile("\\d{8}T\\d{9}Z-(sharer|technician)-[0-9a-zA-Z-]+\\.(jsonl|log)"); //$NON-NLS-1$

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")); //$NON-NLS-1$

	private final Path usual;
	private final Timers timers;
	private final Settings settings;
	private final Trouble trouble;
	private final List<SessionLogSink> sinks = new CopyOnWriteArrayList<>();

	/** Those of this user. */
	@Activate
	public SessionLogFiles(@Reference final Folders folders, @Reference final Timers timers, @Reference final Settings settings,
			@Reference(service = LoggerFactory.class) final Logger log) {
		this(folders.state().resolve("sessions"), timers, settings, log::warn); //$NON-NLS-1$
	}

	SessionLogFiles(final Path usual, final Timers timers, final Settings settings, final Trouble trouble) {
		this.usual = usual;
		this.timers = timers;
		this.settings = settings;
		this.trouble = trouble;
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addSink(final SessionLogSink sink) {
		sinks.add(sink);
	}

	void removeSink(final SessionLogSink sink) {
		sinks.remove(sink);
	}

	@Override
	public SessionLog start(final Role role, final String sessionId) throws IOException {
		final var folder = made();
		final var now = timers.now();
		final var name = IN_NAMES.format(now) + "-" + role.name().toLowerCase(Locale.ROOT) + "-" + sessionId + ".jsonl"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		final var file = Files.createFile(folder.resolve(name), OWNER_ONLY);
		forget(now);
		final var out = Channels.newWriter(Files.newByteChannel(file, StandardOpenOption.WRITE), StandardCharsets.UTF_8);
		return new JsonLog(file, out, timers, (when, event) -> tell(role, sessionId, when, event));
	}

	@Override
	public List<Path> all() throws IOException {
		final var folder = folder();
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (var files = Files.list(folder)) {
			return files.filter(file -> OURS.matcher(file.getFileName().toString()).matches())
					.sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed()).toList();
		}
	}

	@Override
	public Optional<String> kept() {
		final var fixed = settings.isFixed(Setting.LOGS_KEPT) || settings.isFixed(Setting.LOG_DAYS) || settings.isFixed(Setting.LOG_FOLDER)
				|| settings.isFixed(Setting.LOG_REQUIRED) && settings.get(Setting.LOG_REQUIRED);
		return fixed ? Optional.of(Messages.Delete_kept) : Optional.empty();
	}

	@Override
	public void delete(final Path log) throws IOException {
		final var kept = kept();
		if (kept.isPresent()) {
			throw new IOException(kept.get());
		}
		if (!OURS.matcher(log.getFileName().toString()).matches() || !log.toAbsolutePath().getParent().equals(folder().toAbsolutePath())) {
			throw new IOException(NLS.bind(Messages.Delete_notOurs, log));
		}
		if (log.toString().endsWith(".jsonl") && SavedSession.read(log).isOpen(timers.now())) { //$NON-NLS-1$
			throw new IOException(Messages.Delete_open);
		}
		Files.deleteIfExists(log);
	}

	/** A folder that a person chose must be there: nobody wants their logs beside an unplugged disk. */
	private Path made() throws IOException {
		final var folder = folder();
		if (folder.equals(usual)) {
			SecretFile.makeFolder(folder);
		}
		return folder;
	}

	private Path folder() throws IOException {
		final var set = settings.get(Setting.LOG_FOLDER);
		if (set.isBlank()) {
			return usual;
		}
		try {
			final var folder = Path.of(set);
			if (folder.isAbsolute()) {
				return folder;
			}
		} catch (final InvalidPathException e) {
			throw new IOException("no folder: " + set, e); //$NON-NLS-1$
		}
		throw new IOException("the folder of the session logs must be named from the root: " + set); //$NON-NLS-1$
	}

	/** The oldest go where there are too many, and those that are too old. */
	private void forget(final Instant now) throws IOException {
		final var days = settings.get(Setting.LOG_DAYS);
		final var oldest = days == 0 ? "" : IN_NAMES.format(now.minus(Duration.ofDays(days))); //$NON-NLS-1$
		final var newestFirst = all();
		for (var i = 0; i < newestFirst.size(); i++) {
			if (i >= settings.get(Setting.LOGS_KEPT) || newestFirst.get(i).getFileName().toString().compareTo(oldest) < 0) {
				Files.deleteIfExists(newestFirst.get(i));
			}
		}
	}

	private void tell(final Role role, final String sessionId, final Instant when, final SessionEvent event) {
		for (final var sink : sinks) {
			try {
				sink.heard(role, sessionId, when, event);
			} catch (final IOException | RuntimeException e) {
				trouble.report("A sink for session logs failed: " + sink.getClass().getName(), e); //$NON-NLS-1$
			}
		}
	}
}
