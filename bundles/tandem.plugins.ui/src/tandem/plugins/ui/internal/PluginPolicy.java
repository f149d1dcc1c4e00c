// SPDX-License-Identifier: EPL-2.0
package tandem.plugins.ui.internal;

import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.ui.Policy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.settings.PluginRules;
import tandem.settings.Settings;

/**
 * How Eclipse's wizards for plug-ins behave here: as in every Eclipse, but where an administrator names the sites nobody chooses others. p2
 * asks for it before the first of its wizards opens, and takes it before Eclipse's own.
 */
@Component(service = Policy.class, property = "service.ranking:Integer=100")
public final class PluginPolicy extends Policy {

	private static final String SITES_PAGE = "org.eclipse.equinox.internal.p2.ui.sdk.SitesPreferencePage"; //$NON-NLS-1$

	private final PluginRules rules;

	private final Runnable registration;

	/** Guards the engine, too. */
	@Activate
	public PluginPolicy(@Reference final Settings settings, @Reference final IProvisioningAgent agent) {
		rules = new PluginRules(settings);
		setVisibleAvailableIUQuery(QueryUtil.createIUGroupQuery());
		setVisibleInstalledIUQuery(new UserVisibleRootQuery());
		setRepositoryPreferencePageId(SITES_PAGE);
		agent.registerService(IEngine.SERVICE_NAME, new GuardedEngine(agent.getService(IEngine.class), agent, rules));
		final var sites = new PinnedSites(agent, rules);
		sites.pin();
		registration = settings.onChange(() -> Thread.ofVirtual().name("tandem-plugin-sites").start(sites::pin)); //$NON-NLS-1$
	}

	@Deactivate
	void end() {
		registration.run();
	}

	@Override
	public boolean getRepositoriesVisible() {
		return rules.sites().isEmpty();
	}
}
