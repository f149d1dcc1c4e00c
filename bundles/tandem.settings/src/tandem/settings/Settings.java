// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.util.Optional;

/** What people set, as it was when Tandem started: an OSGi service. Thread-safe. */
public interface Settings {

	/** The value of a setting, always an allowed one. */
	<T> T get(Setting<T> setting);

	/**
	 * What is wrong with the settings file, in words for the person who edits it. While anything is wrong every setting has its
	 * usual value: a file is not half believed.
	 */
	Optional<String> trouble();
}
