// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

/** The administrator's policy: believed whole, or nobody is helped. */
final class PolicyFile {

	private final PolicyPlace place;

	PolicyFile(final PolicyPlace place) {
		this.place = place;
	}

	/**
	 * Where this system keeps it.
	 *
	 * @param system value of {@code os.name}
	 */
	static PolicyPlace placeOn(final String system) {
		final var name = system.toLowerCase(Locale.ROOT);
		if (name.startsWith("windows")) { //$NON-NLS-1$
			return WindowsPolicy.in(Optional.ofNullable(System.getenv("ProgramData")).orElse("C:\\ProgramData"), //$NON-NLS-1$ //$NON-NLS-2$
					Optional.ofNullable(System.getenv("SystemRoot")).orElse("C:\\Windows")); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return name.startsWith("mac") ? UnixPolicy.MACOS : UnixPolicy.LINUX; //$NON-NLS-1$
	}

	/** Reads it again whenever it, or whose it is, has changed. */
	Watched watched() {
		return new Watched(List.of(place.file(), place.file().getParent()), this::read);
	}

	private Values read() {
		try {
			for (final var path : List.of(place.file().getParent(), place.file())) {
				if (!exists(path)) {
					return Values.NONE;
				}
				final var doubt = place.doubt(path);
				if (doubt.isPresent()) {
					return Values.wrong(doubt.get());
				}
			}
		} catch (final IOException | RuntimeException e) {
			return Values.wrong(NLS.bind(Messages.File_cantRead, place.file(), e.getMessage()));
		}
		return Values.readItself(place.file());
	}

	private static boolean exists(final Path path) throws IOException {
		try {
			Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
			return true;
		} catch (final NoSuchFileException e) {
			return false;
		}
	}
}
