// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** {@code tandem:status}: what runs, for how long, and whether this computer can be helped. */
@Component(service = Command.class, property = "console=only")
public final class StatusCommand implements Command {

	private final BundleContext context;
	private final ProductVerbs verbs;
	private final Settings settings;

	/** @param verbs of this product */
	@Activate
	public StatusCommand(final BundleContext context, @Reference final ProductVerbs verbs, @Reference final Settings settings) {
		this.context = context;
		this.verbs = verbs;
		this.settings = settings;
	}

	@Override
	public String name() {
		return "status"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "tell what runs, for how long, and whether this computer lets itself be helped"; //$NON-NLS-1$
	}

	@Override
	public int run(final Invocation call) throws CommandException {
		final var up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
		final var out = call.out();
		out.println("Program     " + System.getProperty("eclipse.product", "Tandem")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		out.println("Version     " + context.getBundle().getVersion()); //$NON-NLS-1$
		out.println("Process     " + ProcessHandle.current().pid() + ", Java " + Runtime.version()); //$NON-NLS-1$ //$NON-NLS-2$
		out.printf("Running for %d h %d min %d s%n", up.toHours(), up.toMinutesPart(), up.toSecondsPart()); //$NON-NLS-1$
		out.println("Sessions    " + verbs.ask("sessions", new JsonObject()).getAsJsonArray("sessions").size()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		out.println("Allow help  " + Setting.ALLOW.format(settings.get(Setting.ALLOW)) + (settings.isFixed(Setting.ALLOW) ? ", set by the administrator" : "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		settings.trouble().ifPresent(out::println);
		settings.policyTrouble().ifPresent(out::println);
		settings.warnings().forEach(warning -> out.println("Warning: " + warning)); //$NON-NLS-1$
		return settings.trouble().isPresent() || settings.policyTrouble().isPresent() ? ExitStatus.FAILED : ExitStatus.DONE;
	}
}
