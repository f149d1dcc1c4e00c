// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.identity.Identity;
import tandem.identity.LongTermKey;
import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;

/** {@code tandem offer}: offers help that nobody asked for, in the workbench that runs. */
@Component(service = Command.class)
public final class OfferCommand implements Command {

	private static final Option CONTACT = Option.flag("--contact", "COMPUTER is the name of a contact"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final Option FINGERPRINT = Option.flag("--fingerprint", "print the fingerprint of your key, which names you at computers, and do nothing else"); //$NON-NLS-1$ //$NON-NLS-2$

	private final Running running;

	private final Identity identity;

	/** @param client reaches the workbench that runs */
	@Activate
	public OfferCommand(@Reference final LocalClient client, @Reference final Identity identity) {
		running = new Running(client);
		this.identity = identity;
	}

	@Override
	public String name() {
		return "offer"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "offer help to whoever sits at a computer"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("It works where the other computer takes offers of help (its setting byOffers) and names you: your key's fingerprint in offersFrom, your help desk in " //$NON-NLS-1$
				+ "offersAuthority, or everybody who helped before with offersFromContacts. The person there is asked; the session shows in the workbench.", //$NON-NLS-1$
				"With --json: one object with step (connected or failed) and why (refused, nobody-there, occupied, too-often, unreachable and so on).", //$NON-NLS-1$
				"Exit status 0 where the person there is being asked, 1 where they are not (refused, nobody there, somebody helps already, asked too often), 3 where nothing " //$NON-NLS-1$
						+ "answers, 4 where the workbench does not run."); //$NON-NLS-1$
	}

	@Override
	public List<Option> options() {
		return List.of(CONTACT, FINGERPRINT, Option.JSON);
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("COMPUTER", false, "name or address, perhaps with :port")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation invocation) throws CommandException {
		if (invocation.has(FINGERPRINT.name()) == !invocation.operands().isEmpty()) {
			throw new CommandException(ExitStatus.MISUSED, "Either COMPUTER or --fingerprint."); //$NON-NLS-1$
		}
		if (invocation.has(FINGERPRINT.name())) {
			invocation.out().println(LongTermKey.fingerprint(identity.publicKey()));
			return ExitStatus.DONE;
		}
		final var who = new JsonObject();
		who.addProperty(invocation.has(CONTACT.name()) ? "offerContact" : "offer", invocation.operands().getFirst()); //$NON-NLS-1$ //$NON-NLS-2$
		return new Calling(running).call(invocation, who);
	}
}
