// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.util.stream.Stream;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.osgi.framework.FrameworkUtil;

import tandem.sessions.ui.AllProspects;
import tandem.sessions.ui.PlainEditor;

/** The start page: ways to begin, and whom one helped before. It stands where no other tab does. */
public final class StartEditor extends PlainEditor {

	/** Of the editor in plugin.xml. */
	public static final String ID = "tandem.workbench.start"; //$NON-NLS-1$

	/** The window is there first. */
	private static final long UNHURRIED_MILLIS = 1000;

	private AllProspects prospects;

	private StartPage page;

	private FirewallGlance firewall;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) {
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	@Override
	public void createPartControl(final Composite parent) {
		final var display = parent.getDisplay();
		page = new StartPage(parent, Beginning.all(Platform.getExtensionRegistry()), Task.all(Platform.getExtensionRegistry()), this::key, this::run);
		final var bundles = FrameworkUtil.getBundle(StartEditor.class).getBundleContext();
		prospects = new AllProspects(bundles, () -> later(display, this::refresh));
		refresh();
		firewall = new FirewallGlance(bundles, seen -> later(display, () -> {
			if (!page.isDisposed()) {
				page.show(seen);
			}
		}));
		firewall.schedule(UNHURRIED_MILLIS);
	}

	private static void later(final Display display, final Runnable work) {
		if (!display.isDisposed()) {
			display.asyncExec(work);
		}
	}

	private void refresh() {
		if (prospects != null && !page.isDisposed()) {
			page.show(prospects.all());
		}
	}

	/** The command's key, whatever has the focus now; empty for none. */
	private String key(final String command) {
		return Stream.of(getSite().getService(IBindingService.class).getBindings())
				.filter(binding -> binding.getParameterizedCommand() != null && binding.getParameterizedCommand().getId().equals(command))
				.map(binding -> binding.getTriggerSequence().format()).findFirst().orElse(""); //$NON-NLS-1$
	}

	private void run(final String command) {
		try {
			final var parsed = getSite().getService(ICommandService.class).deserialize(command);
			getSite().getService(IHandlerService.class).executeCommand(parsed, null);
		} catch (final CommandException e) {
			ILog.of(StartEditor.class).warn(command, e);
		}
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}

	@Override
	public void dispose() {
		if (prospects != null) {
			prospects.close();
			firewall.cancel();
		}
		super.dispose();
	}
}
