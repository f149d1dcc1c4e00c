// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.invitation.InvitationFormat;
import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

/** {@code tandem invitation}: what is in an invitation, without connecting to anybody. */
@Component(service = Command.class)
public final class InvitationVerb implements Command {

	private final Clock clock;

	private final List<InvitationFormat> formats = new CopyOnWriteArrayList<>();

	/** Made by the component runtime. */
	@Activate
	public InvitationVerb() {
		this(Clock.systemUTC());
	}

	InvitationVerb(final Clock clock) {
		this.clock = clock;
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addFormat(final InvitationFormat format) {
		formats.add(format);
	}

	void removeFormat(final InvitationFormat format) {
		formats.remove(format);
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
		return List.of(new ShowPart(clock, formats));
	}

	@Override
	public int run(final Invocation invocation) {
		return ExitStatus.MISUSED;
	}
}
