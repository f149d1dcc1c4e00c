// SPDX-License-Identifier: EPL-2.0
package tandem.plugins.ui.internal;

import java.net.URI;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.repository.IRepositoryManager;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;

import tandem.settings.PluginRules;

/** Makes p2 know the sites that an administrator allows, and ask no others. */
record PinnedSites(IProvisioningAgent agent, PluginRules rules) {

	/** Does it, and gives back what is pinned no more. */
	void pin() {
		final var taken = new TakenAway(agent);
		for (final IRepositoryManager<?> manager : List.of(agent.getService(IMetadataRepositoryManager.class), agent.getService(IArtifactRepositoryManager.class))) {
			for (final var known : manager.getKnownRepositories(IRepositoryManager.REPOSITORIES_NON_SYSTEM)) {
				if (isForbidden(known)) {
					manager.setEnabled(known, false);
					taken.add(known);
				}
			}
			for (final var disabled : manager.getKnownRepositories(IRepositoryManager.REPOSITORIES_DISABLED)) {
				if (taken.contains(disabled) && !isForbidden(disabled)) {
					manager.setEnabled(disabled, true);
				}
			}
			rules.sites().forEach(site -> add(manager, site));
		}
		taken.keep(this::isForbidden);
	}

	private boolean isForbidden(final URI site) {
		return !rules.sites().isEmpty() && rules.forbidden(site.toString()).isPresent();
	}

	private static void add(final IRepositoryManager<?> manager, final String site) {
		try {
			final var address = URI.create(site);
			manager.addRepository(address);
			manager.setEnabled(address, true);
		} catch (final IllegalArgumentException e) {
			ILog.of(PinnedSites.class).warn("The administrator's policy names a site that is no address: " + site, e); //$NON-NLS-1$
		}
	}
}
