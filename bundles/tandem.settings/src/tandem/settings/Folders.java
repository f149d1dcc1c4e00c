// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.nio.file.Path;

/**
 * Where this user's Tandem keeps its things: an OSGi service. The folders need not exist; who writes makes them, readable by the
 * owner only. Never on a network share by choice of ours.
 */
public interface Folders {

	/** What people or administrators set: {@code settings.json}. */
	Path config();

	/** What must outlive a restart and is no setting: spent guesses, session logs. */
	Path state();

	/** What belongs to the user and is kept: keys, contacts. */
	Path data();

	/** Sockets and the like, gone after the log-out where the platform knows such a folder. */
	Path runtime();
}
