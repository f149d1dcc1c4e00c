// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

/** {@code tandem:health}: memory, processors, threads that block each other, bundles that could not be started. */
@Component(service = Command.class, property = "console=only")
public final class HealthCommand implements Command {

	private static final long MEGABYTE = 1 << 20;

	private final BundleContext context;

	/** @param context whose bundles are looked at */
	@Activate
	public HealthCommand(final BundleContext context) {
		this.context = context;
	}

	@Override
	public String name() {
		return "health"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "tell of memory, load, threads and bundles; exit status 1 where something is wrong"; //$NON-NLS-1$
	}

	@Override
	public int run(final Invocation call) {
		final var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		final var threads = ManagementFactory.getThreadMXBean();
		final var dead = threads.findDeadlockedThreads();
		final var unresolved = Stream.of(context.getBundles()).filter(bundle -> bundle.getState() == Bundle.INSTALLED).map(Bundle::getSymbolicName).toList();
		call.out().printf("Memory      %d MB of %d MB%n", heap.getUsed() / MEGABYTE, heap.getMax() / MEGABYTE); //$NON-NLS-1$
		call.out().printf("Load        %.2f on %d processors%n", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.getRuntime().availableProcessors()); //$NON-NLS-1$
		call.out().println("Threads     " + threads.getThreadCount() + (dead == null ? "" : ", " + dead.length + " of them block each other for ever")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		call.out().println("Bundles     " + context.getBundles().length + (unresolved.isEmpty() ? "" : ", not usable: " + String.join(", ", unresolved))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		call.out().println("Framework   " + context.getProperty(Constants.FRAMEWORK_VERSION)); //$NON-NLS-1$
		return dead == null && unresolved.isEmpty() ? ExitStatus.DONE : ExitStatus.NO;
	}
}
