// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.time.Duration;
import java.util.Optional;

import tandem.settings.internal.SettingsRules;

/**
 * What the settings and the administrator's policy allow on this computer at this very moment: an OSGi service. Ask it at each use and
 * keep no answer; where the files can't be believed everything is forbidden. A reason is a sentence or two for the person at this
 * computer, in their language. Thread-safe; an answer takes some microseconds, as the files are looked at.
 */
public interface HelpRules {

	/** The rules that follow from settings. */
	static HelpRules of(final Settings settings) {
		return new SettingsRules(settings);
	}

	/** Why nobody can be helped on this computer at all; empty where help is allowed. Nothing listens and nothing is announced while it is not. */
	Optional<String> forbidden();

	/** Why nobody can come in by a way; empty where it is allowed. Windows leave out what a switch turned off. */
	Optional<String> forbidden(Way way);

	/**
	 * Why nobody can come in by a kind of door, the name that stands in the authenticated context: all the switches of the ways that it serves
	 * are off. A kind without a switch is forbidden only where all help is.
	 */
	Optional<String> forbidden(String kind);

	/** Whether technicians may ask for mouse and keyboard. */
	boolean mayControl();

	/** Whether a capability may be used, by the name of its channel. */
	boolean mayUse(String channel);

	/** Longest time that an invitation may be open, where an administrator said so. */
	Optional<Duration> longestInvitation();

	/** A session has ended in which something was allowed: where help was allowed until then it is off now. */
	void sessionEnded();

	/**
	 * Tells, on any thread, when an answer may have become another; must not block.
	 *
	 * @return closes the registration
	 */
	Runnable onChange(Runnable listener);
}
