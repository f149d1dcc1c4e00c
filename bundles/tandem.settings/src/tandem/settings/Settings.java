// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What people and administrators set: an OSGi service. Files that changed are read again at the next call, so that a value is always that of
 * this moment. Thread-safe.
 */
public interface Settings {

	/** The value of a setting, always an allowed one. */
	<T> T get(Setting<T> setting);

	/**
	 * What is wrong with the settings file, in words for the person who edits it. While anything is wrong every setting has its
	 * usual value, and nobody can be helped from this computer: a file is not half believed.
	 */
	Optional<String> trouble();

	/** Whether an administrator fixed the value: nobody else changes it, and windows show it greyed. */
	boolean isFixed(Setting<?> setting);

	/**
	 * What is wrong with the administrator's policy, in words for the person who reads them. While anything is wrong nobody can be
	 * helped from this computer: what was forbidden is not known.
	 */
	Optional<String> policyTrouble();

	/**
	 * Entries of both files that this version does not know and that so do nothing, in words for the person who wrote them: a mistyped name, or one of a later version.
	 * What else stands in the file holds.
	 */
	default List<String> warnings() {
		return List.of();
	}

	/** Whether this person may choose a value: it is not fixed, or is stricter than what is. */
	<T> boolean mayChoose(Setting<T> setting, T value);

	/**
	 * Chooses a value for this person, in their file, which is replaced as a whole.
	 *
	 * @throws RefusedException where an administrator fixed it, or the file is not to be believed and would be lost
	 * @throws IllegalArgumentException where the value is not allowed
	 * @throws IOException where it can't be written
	 */
	<T> void set(Setting<T> setting, T value) throws IOException;

	/**
	 * Chooses nothing: the setting has its usual value, or what an administrator fixed.
	 *
	 * @throws RefusedException where the file is not to be believed and would be lost
	 * @throws IOException where it can't be written
	 */
	void reset(Setting<?> setting) throws IOException;

	/**
	 * Sets a file aside that is not to be believed, under a name that ends in {@code .bad}; does nothing where all is well.
	 *
	 * @throws IOException where that does not work
	 */
	void startOver() throws IOException;

	/**
	 * Tells of changes, whoever made them, within about a second and on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	Runnable onChange(Runnable listener);

	/** It can't be chosen, in words for the person who tried. */
	final class RefusedException extends IOException {

		private static final long serialVersionUID = 1L;

		/** @param message for the person */
		public RefusedException(final String message) {
			super(message);
		}
	}
}
