// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import tandem.settings.Settings;
import tandem.settings.ui.Draft;
import tandem.settings.ui.SettingsPane;
import tandem.settings.ui.SettingsTab;

/** The pages that the sharer's window has, too; which one stands behind the class's name in {@code plugin.xml}. */
public final class SettingsPage extends PreferencePage implements IWorkbenchPreferencePage, IExecutableExtension {

	private SettingsTab tab = SettingsTab.REMOTE;
	private Draft draft;

	@Override
	public void setInitializationData(final IConfigurationElement element, final String property, final Object data) {
		tab = SettingsTab.valueOf(String.valueOf(data));
	}

	@Override
	public void init(final IWorkbench workbench) {
		draft = new Draft(workbench.getService(Settings.class));
		draft.onChange(this::refresh);
	}

	@Override
	protected Control createContents(final Composite parent) {
		return new SettingsPane(parent, draft, tab).control();
	}

	private void refresh() {
		setErrorMessage(draft.problem().orElse(null));
		setValid(draft.problem().isEmpty());
	}

	@Override
	protected void performDefaults() {
		draft.usual(tab);
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		final var problem = draft.save();
		problem.ifPresent(this::setErrorMessage);
		return problem.isEmpty();
	}
}
