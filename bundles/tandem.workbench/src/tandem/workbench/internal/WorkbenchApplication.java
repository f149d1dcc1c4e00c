// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

import tandem.local.AlreadyRunningException;
import tandem.local.LocalServer;

/** The technician's workbench: one a user. A second start hands its files to the first and ends. */
public final class WorkbenchApplication implements IApplication {

	private static final String PRODUCT = "workbench"; //$NON-NLS-1$

	@Override
	public Object start(final IApplicationContext context) {
		final var bundles = FrameworkUtil.getBundle(WorkbenchApplication.class).getBundleContext();
		final var handOver = new HandOver(bundles);
		final var files = files(context, handOver);
		final ServiceReference<LocalServer> reference = bundles.getServiceReference(LocalServer.class);
		if (reference == null) {
			return run(handOver, files);
		}
		try (var serving = bundles.getService(reference).serve(PRODUCT)) {
			return run(handOver, files);
		} catch (final AlreadyRunningException e) {
			return handOver(handOver, files, context);
		} catch (final IOException e) {
			ILog.of(WorkbenchApplication.class).warn(NLS.bind(Messages.cannotServe, e.getMessage()), e);
			return run(handOver, files);
		} finally {
			bundles.ungetService(reference);
		}
	}

	private static List<Path> files(final IApplicationContext context, final HandOver handOver) {
		final var arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS) instanceof final String[] given ? given : new String[0];
		return Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).map(Path::of).map(Path::toAbsolutePath).filter(handOver::isInvitation) //$NON-NLS-1$
				.toList();
	}

	private static Object run(final HandOver handOver, final List<Path> files) {
		Display.setAppName("tandem-workbench"); //$NON-NLS-1$
		final var display = PlatformUI.createDisplay();
		try {
			final var code = PlatformUI.createAndRunWorkbench(display, new SessionsAdvisor(handOver, files));
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	private static Object handOver(final HandOver handOver, final List<Path> files, final IApplicationContext context) {
		context.applicationRunning();
		try {
			handOver.toOther(PRODUCT, files);
			return EXIT_OK;
		} catch (final IOException e) {
			ILog.of(WorkbenchApplication.class).error(NLS.bind(Messages.cannotHandOver, e.getMessage()), e);
			return Integer.valueOf(1);
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			final var workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().syncExec(workbench::close);
		}
	}
}
