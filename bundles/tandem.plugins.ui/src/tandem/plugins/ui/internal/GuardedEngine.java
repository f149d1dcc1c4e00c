// SPDX-License-Identifier: EPL-2.0
package tandem.plugins.ui.internal;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IPhaseSet;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;

import tandem.settings.PluginRules;

/** p2's engine, which does nothing that an administrator forbids, whichever window or wizard asks it to. Thread-safe as the engine is. */
final class GuardedEngine implements IEngine {

	private final IEngine engine;

	private final IProvisioningAgent agent;

	private final PluginRules rules;

	GuardedEngine(final IEngine engine, final IProvisioningAgent agent, final PluginRules rules) {
		this.engine = engine;
		this.agent = agent;
		this.rules = rules;
	}

	@Override
	public IProvisioningPlan createPlan(final IProfile profile, final ProvisioningContext context) {
		return engine.createPlan(profile, context);
	}

	@Override
	public IStatus perform(final IProvisioningPlan plan, final IPhaseSet phases, final IProgressMonitor monitor) {
		return refusal(plan).orElseGet(() -> engine.perform(plan, phases, monitor));
	}

	@Override
	public IStatus perform(final IProvisioningPlan plan, final IProgressMonitor monitor) {
		return refusal(plan).orElseGet(() -> engine.perform(plan, monitor));
	}

	private Optional<IStatus> refusal(final IProvisioningPlan plan) {
		return rules.forbidden().or(() -> rules.sites().isEmpty() ? Optional.empty() : elsewhere(plan)).map(Status::error);
	}

	/** Why something of a plan may not come: no site that is allowed has it. */
	private Optional<String> elsewhere(final IProvisioningPlan plan) {
		final var additions = plan.getAdditions().query(QueryUtil.ALL_UNITS, null).toUnmodifiableSet();
		if (additions.isEmpty()) {
			return Optional.empty();
		}
		final var there = rules.sites().stream().flatMap(site -> units(site).stream()).collect(Collectors.toSet());
		return there.containsAll(additions) ? Optional.empty() : rules.forbidden(""); //$NON-NLS-1$
	}

	private Set<IInstallableUnit> units(final String site) {
		try {
			return agent.getService(IMetadataRepositoryManager.class).loadRepository(URI.create(site), null).query(QueryUtil.ALL_UNITS, null).toUnmodifiableSet();
		} catch (final ProvisionException | IllegalArgumentException e) {
			return Set.of();
		}
	}
}
