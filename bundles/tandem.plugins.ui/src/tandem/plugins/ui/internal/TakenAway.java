// SPDX-License-Identifier: EPL-2.0
package tandem.plugins.ui.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.function.Predicate;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.p2.core.IAgentLocation;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.ProfileScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** The sites that a person had and an administrator's rules took away: they come back with what the rules allow. Kept where p2 keeps its sites. */
final class TakenAway {

	private final Preferences node;

	TakenAway(final IProvisioningAgent agent) {
		node = new ProfileScope(agent.getService(IAgentLocation.class), IProfileRegistry.SELF).getNode("tandem.plugins.ui/taken"); //$NON-NLS-1$
	}

	void add(final URI site) {
		node.putBoolean(site.toString(), true);
	}

	boolean contains(final URI site) {
		return node.getBoolean(site.toString(), false);
	}

	/** Forgets what does not hold any more, and writes. */
	void keep(final Predicate<URI> still) {
		try {
			Arrays.stream(node.keys()).filter(site -> !still.test(URI.create(site))).forEach(node::remove);
			node.flush();
		} catch (final BackingStoreException e) {
			ILog.of(TakenAway.class).warn("Which sites the administrator's rules took away can't be kept; where the rules change, they are enabled by hand", e); //$NON-NLS-1$
		}
	}
}
