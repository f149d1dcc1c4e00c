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

	/** Does it, where sites are pinned. */
	void pin() {
		if (!rules.sites().isEmpty()) {
			for (final IRepositoryManager<?> manager : List.of(agent.getService(IMetadataRepositoryManager.class), agent.getService(IArtifactRepositoryManager.class))) {
				for (final var known : manager.getKnownRepositories(IRepositoryManager.REPOSITORIES_NON_SYSTEM)) {
					if (rules.forbidden(known.toString()).isPresent()) {
						manager.setEnabled(known, false);
					}
				}
				rules.sites().forEach(site -> add(manager, site));
			}
		}
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
