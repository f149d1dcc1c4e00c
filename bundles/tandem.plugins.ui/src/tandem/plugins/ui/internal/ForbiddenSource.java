// SPDX-License-Identifier: EPL-2.0
package tandem.plugins.ui.internal;

import java.util.Map;
import java.util.Optional;

import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

import tandem.settings.PluginRules;
import tandem.settings.Settings;

/** Tells the workbench's commands whether plug-ins are forbidden, also when that becomes another while it runs. */
public final class ForbiddenSource extends AbstractSourceProvider {

	/** Its level in plugin.xml is above that of no condition at all, else Eclipse's own handlers would be as good. */
	static final String FORBIDDEN = "tandem.plugins.ui.forbidden"; //$NON-NLS-1$

	private BundleContext bundles;

	private ServiceReference<Settings> reference;

	private PluginRules rules;

	private Runnable registration;

	@Override
	public void initialize(final IServiceLocator locator) {
		bundles = FrameworkUtil.getBundle(ForbiddenSource.class).getBundleContext();
		reference = bundles.getServiceReference(Settings.class);
		final var settings = bundles.getService(reference);
		rules = new PluginRules(settings);
		registration = settings.onChange(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(this::tell));
	}

	/** Why plug-ins are forbidden at this moment. */
	Optional<String> reason() {
		return rules.forbidden();
	}

	/** Tells the commands how it is at this moment. */
	void tell() {
		fireSourceChanged(ISources.ACTIVE_CONTEXT, getCurrentState());
	}

	@Override
	public Map<String, Object> getCurrentState() {
		return Map.of(FORBIDDEN, reason().isPresent());
	}

	@Override
	public String[] getProvidedSourceNames() {
		return new String[] { FORBIDDEN };
	}

	@Override
	public void dispose() {
		registration.run();
		bundles.ungetService(reference);
	}
}
