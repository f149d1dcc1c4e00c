// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import tandem.session.SessionFeature;
import tandem.session.host.Trouble;
import tandem.settings.HelpRules;

/**
 * What the rules allow in one session: what they allowed when it began and have never forbidden since. So nobody, not even a technician who
 * has mouse and keyboard, widens a session by changing settings. Thread-safe.
 */
final class Bounds {

	/** Without these there is no session; what they may do is for the sharer to say, and for {@link HelpRules#mayControl()}. */
	private static final Set<String> ALWAYS = Set.of("tandem.screen", "tandem.input", "tandem.pairing", "tandem.invitation"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private final HelpRules rules;
	private final Trouble trouble;
	private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
	private volatile boolean control = true;

	/**
	 * As the rules are now.
	 *
	 * @param known features that could be of use
	 * @param trouble told of features that fail
	 */
	Bounds(final HelpRules rules, final Collection<SessionFeature> known, final Trouble trouble) {
		this.rules = rules;
		this.trouble = trouble;
		mayControl();
		known.forEach(this::may);
	}

	/** Whether the technician may ask for mouse and keyboard. */
	boolean mayControl() {
		if (!rules.mayControl()) {
			control = false;
		}
		return control;
	}

	/** Whether a feature may be at work: not one that can't name its channel. */
	boolean may(final SessionFeature feature) {
		try {
			return may(feature.channel().name());
		} catch (final RuntimeException | LinkageError e) {
			trouble.report("A session feature has no channel: " + feature.getClass().getName(), e); //$NON-NLS-1$
			return false;
		}
	}

	private boolean may(final String channel) {
		if (ALWAYS.contains(channel)) {
			return true;
		}
		if (!rules.mayUse(channel)) {
			forbidden.add(channel);
		}
		return !forbidden.contains(channel);
	}
}
