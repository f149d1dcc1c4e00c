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

	/** Whether an administrator fixed the value: nobody else changes it, and windows show it greyed. */
	boolean isFixed(Setting<?> setting);

	/**
	 * What is wrong with the administrator's policy, in words for the person who reads them. While anything is wrong nobody can be
	 * helped from this computer: what was forbidden is not known.
	 */
	Optional<String> policyTrouble();
}
