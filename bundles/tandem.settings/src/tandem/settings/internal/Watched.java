// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Values of a file as it is now: read again when the file, or whose it is, has changed. Thread-safe. */
final class Watched {

	private final List<Path> paths;
	private final Supplier<Values> read;
	private List<Map<String, Object>> stamp = List.of();
	private Values values;

	/**
	 * @param paths what the values depend on
	 * @param read reads the values
	 */
	Watched(final List<Path> paths, final Supplier<Values> read) {
		this.paths = paths;
		this.read = read;
	}

	/** The values; looks first, so that a change in this moment is seen the next time. */
	synchronized Values now() {
		final var seen = new ArrayList<Map<String, Object>>();
		paths.forEach(path -> seen.add(stamp(path)));
		if (values == null || !seen.equals(stamp)) {
			values = read.get();
			stamp = seen;
		}
		return values;
	}

	/** What tells one state of a file from every other: on Unix the time of the last change of anything, which nobody can set back. */
	private static Map<String, Object> stamp(final Path path) {
		try {
			return Files.readAttributes(path, path.getFileSystem().supportedFileAttributeViews().contains("unix") //$NON-NLS-1$
					? "unix:ctime,ino,size,mode" //$NON-NLS-1$
					: "lastModifiedTime,size,fileKey"); //$NON-NLS-1$
		} catch (final IOException e) {
			return Map.of("trouble", e.getClass().getName()); //$NON-NLS-1$
		}
	}
}
