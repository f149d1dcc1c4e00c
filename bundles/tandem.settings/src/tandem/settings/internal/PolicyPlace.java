// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a system keeps the administrator's policy, and how it tells that nobody else wrote it. */
interface PolicyPlace {

	/** The file. */
	Path file();

	/**
	 * Why somebody else than an administrator could have written what stands there, in words for them; empty where nobody could.
	 *
	 * @param path the file, or the folder that it is in; it exists
	 * @throws IOException where that can't be found out
	 */
	Optional<String> doubt(Path path) throws IOException;
}
