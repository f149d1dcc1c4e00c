// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Clock;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

/** {@code tandem invitation}: what is in an invitation, without connecting to anybody. */
@Component(service = Command.class)
public final class InvitationVerb implements Command {

	private final Clock clock;

	/** Made by the component runtime. */
	@Activate
	public InvitationVerb() {
		this(Clock.systemUTC());
	}

	InvitationVerb(final Clock clock) {
		this.clock = clock;
	}

	@Override
	public String name() {
		return "invitation"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "look into an invitation, of Tandem or of Windows; nobody is called"; //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return List.of(new ShowPart(clock));
	}

	@Override
	public int run(final Invocation invocation) {
		return ExitStatus.MISUSED;
	}
}
