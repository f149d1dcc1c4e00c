// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.identity.SecretFile;
import tandem.session.Role;
import tandem.session.Timers;
import tandem.session.host.SessionLogs;
import tandem.settings.Folders;

/** Logs as text files in the user's state folder, the newest {@link #KEPT} of them. */
@Component
public final class SessionLogFiles implements SessionLogs {

	static final int KEPT = 200;

	private static final String ENDING = ".log"; //$NON-NLS-1$
	private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC); //$NON-NLS-1$

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")); //$NON-NLS-1$

	private final Path folder;
	private final Timers timers;
	private final ZoneId zone;

	/** Those of this user. */
	@Activate
	public SessionLogFiles(@Reference final Folders folders, @Reference final Timers timers) {
		this(folders.state().resolve("sessions"), timers, ZoneId.systemDefault()); //$NON-NLS-1$
	}

	SessionLogFiles(final Path folder, final Timers timers, final ZoneId zone) {
		this.folder = folder;
		this.timers = timers;
		this.zone = zone;
	}

	@Override
	public SessionLog start(final Role role, final String sessionId) throws IOException {
		SecretFile.makeFolder(folder);
		forgetOldest();
		final var name = IN_NAMES.format(timers.now()) + "-" + role.name().toLowerCase(Locale.ROOT) + "-" + sessionId + ENDING; //$NON-NLS-1$ //$NON-NLS-2$
		final var file = Files.createFile(folder.resolve(name), OWNER_ONLY);
		final var out = Channels.newWriter(Files.newByteChannel(file, StandardOpenOption.WRITE), StandardCharsets.UTF_8);
		return new TextLog(file, out, timers, zone);
	}

	private void forgetOldest() throws IOException {
		try (var files = Files.list(folder)) {
			final var newestFirst = files.filter(file -> file.getFileName().toString().endsWith(ENDING))
					.sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed()).toList();
			for (final var old : newestFirst.subList(Math.min(KEPT - 1, newestFirst.size()), newestFirst.size())) {
				Files.deleteIfExists(old);
			}
		}
	}
}
