// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.invitation.AddressKind;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationFile;
import tandem.invitation.SealedInvitation;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;

/** {@code tandem invitation}: what is in an invitation, without connecting to anybody. */
@Component(service = Command.class)
public final class InvitationVerb implements Command {

	private final InvitationFile files;

	/** Made by the component runtime. */
	@Activate
	public InvitationVerb() {
		this(new InvitationFile());
	}

	InvitationVerb(final InvitationFile files) {
		this.files = files;
	}

	@Override
	public String name() {
		return "invitation"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "look into an invitation"; //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return List.of(new Show());
	}

	@Override
	public int run(final Invocation invocation) {
		return ExitStatus.MISUSED;
	}

	/** {@code tandem invitation show}. */
	private final class Show implements Command {

		private static final Option OPEN = Option.flag("--open", "ask for the password where neither file nor environment has it"); //$NON-NLS-1$ //$NON-NLS-2$

		private static final Option PASSWORD = Option.one("--password-file", "FILE", "the password is in this file; else in TANDEM_PASSWORD"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

		@Override
		public String name() {
			return "show"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "show who made an invitation, how long it holds, and with its password where it leads"; //$NON-NLS-1$
		}

		@Override
		public List<String> details() {
			return List.of("Nobody is called. Without the password what the file says of itself is shown, unverified, and no addresses.", //$NON-NLS-1$
					"With --json: kind, user, computer, addresses[{host, port, kind}], issued, expires (ISO instants), verified.", //$NON-NLS-1$
					"Exit status: 1 where the password is wrong, the invitation has expired or the file is none."); //$NON-NLS-1$
		}

		@Override
		public List<Operand> operands() {
			return List.of(new Operand("FILE", true, "the invitation")); //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public List<Option> options() {
			return List.of(OPEN, PASSWORD, Option.JSON);
		}

		@Override
		public int run(final Invocation invocation) throws CommandException, IOException {
			try {
				final var sealed = files.read(invocation.file(invocation.operands().getFirst()));
				final var opens = invocation.has(OPEN.name()) || invocation.has(PASSWORD.name());
				final var addresses = opens ? files.open(sealed, new String(invocation.password("Password of the invitation"))).addresses() : List.<String>of(); //$NON-NLS-1$
				if (invocation.json()) {
					invocation.out().println(new GsonBuilder().disableHtmlEscaping().create().toJson(json(sealed, addresses, opens)));
				} else {
					text(invocation, sealed, addresses, opens);
				}
				return ExitStatus.DONE;
			} catch (final InvitationException e) {
				throw new CommandException(ExitStatus.NO, sentence(e), e);
			}
		}

		private static String sentence(final InvitationException refused) {
			return switch (refused.problem()) {
			case NOT_AN_INVITATION -> "This is no invitation of Tandem."; //$NON-NLS-1$
			case NEWER_VERSION -> "A newer Tandem made this invitation: update this one."; //$NON-NLS-1$
			case DAMAGED -> "The invitation is damaged: ask for it again."; //$NON-NLS-1$
			case TOO_LARGE -> "This is no invitation: it is too large."; //$NON-NLS-1$
			case WRONG_PASSWORD -> "The password is not the one of this invitation. Nobody was called, and no try was spent."; //$NON-NLS-1$
			case EXPIRED -> "The invitation has expired: ask for a new one."; //$NON-NLS-1$
			};
		}

		private static JsonObject json(final SealedInvitation invitation, final List<String> addresses, final boolean verified) {
			final var json = new JsonObject();
			json.addProperty("kind", "tandem"); //$NON-NLS-1$ //$NON-NLS-2$
			json.addProperty("user", invitation.from()); //$NON-NLS-1$
			json.addProperty("computer", invitation.computer()); //$NON-NLS-1$
			final var all = new JsonArray();
			addresses.forEach(address -> all.add(json(address)));
			json.add("addresses", all); //$NON-NLS-1$
			json.addProperty("issued", invitation.made().toString()); //$NON-NLS-1$
			json.addProperty("expires", invitation.expires().toString()); //$NON-NLS-1$
			json.addProperty("verified", verified); //$NON-NLS-1$
			return json;
		}

		private static JsonObject json(final String address) {
			final var json = new JsonObject();
			json.addProperty("host", host(address)); //$NON-NLS-1$
			json.addProperty("port", Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))); //$NON-NLS-1$
			json.addProperty("kind", AddressKind.of(host(address)).word()); //$NON-NLS-1$
			return json;
		}

		/** Without the brackets of an IPv6 address. */
		private static String host(final String address) {
			final var host = address.substring(0, address.lastIndexOf(':'));
			return host.startsWith("[") ? host.substring(1, host.length() - 1) : host; //$NON-NLS-1$
		}

		private static void text(final Invocation invocation, final SealedInvitation invitation, final List<String> addresses, final boolean verified) {
			final var out = invocation.out();
			out.println("From      " + invitation.from() + (verified ? "" : " (unverified)")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			out.println("Computer  " + invitation.computer()); //$NON-NLS-1$
			out.println("Made      " + time(invitation.made())); //$NON-NLS-1$
			out.println("Expires   " + time(invitation.expires())); //$NON-NLS-1$
			addresses.forEach(address -> out.println("Address   " + address + " (" + AddressKind.of(host(address)).word() + ')')); //$NON-NLS-1$ //$NON-NLS-2$
		}

		private static String time(final Instant instant) {
			return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(instant);
		}
	}
}
