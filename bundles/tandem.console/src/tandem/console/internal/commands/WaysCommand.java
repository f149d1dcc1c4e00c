// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.session.WayIn;
import tandem.settings.HelpRules;
import tandem.settings.Way;

/** {@code tandem:ways}: which doors are open, and which may be opened. */
@Component(service = Command.class, property = "console=only")
public final class WaysCommand implements Command {

	private final HelpRules rules;
	private final List<WayIn> ways = new CopyOnWriteArrayList<>();

	/** @param rules of this computer */
	@Activate
	public WaysCommand(@Reference final HelpRules rules) {
		this.rules = rules;
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addWay(final WayIn way) {
		ways.add(way);
	}

	void removeWay(final WayIn way) {
		ways.remove(way);
	}

	@Override
	public String name() {
		return "ways"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "list the ways in that are open now, and which are allowed"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("Nothing listens while none is open. No secret is shown."); //$NON-NLS-1$
	}

	@Override
	public int run(final Invocation call) {
		call.out().println(ways.isEmpty() ? "None is open: nothing listens." : "Open:"); //$NON-NLS-1$ //$NON-NLS-2$
		ways.forEach(way -> call.out().printf("    %-14s %-24s until %s%n", way.kind(), way.handle(), //$NON-NLS-1$
				way.expires().equals(Instant.MAX) ? "it is closed" : way.expires())); //$NON-NLS-1$
		call.out().println("Allowed:"); //$NON-NLS-1$
		for (final var way : Way.values()) {
			call.out().printf("    %-14s %s%n", way.setting().key(), rules.forbidden(way).map(why -> "no: " + why).orElse("yes")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		return ExitStatus.DONE;
	}
}
