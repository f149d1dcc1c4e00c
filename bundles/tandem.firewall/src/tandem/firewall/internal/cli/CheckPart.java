// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.cli;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tandem.firewall.Access;
import tandem.firewall.check.Diagnosis;
import tandem.firewall.check.Request;
import tandem.firewall.check.Request.Relay;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.report.Report;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** {@code tandem firewall check}: can help reach this computer? */
final class CheckPart implements Command {

	private static final Option PORT = Option.one("--port", "PORT", "the TCP port that helpers connect to; usually that of the settings");

	private static final Option FROM = Option.one("--from", "ADDRESS", "ask about this helper only");

	private static final Option RELAY = Option.one("--relay", "HOST[:PORT]", "look at the way to this relay; usually to that of the settings");

	private static final Option PIN = Option.one("--relay-pin", "HEX", "SHA-256 of that relay's certificate, where no authority vouches for it");

	private static final Option NO_RELAY = Option.flag("--no-relay", "do not look at the way to a relay");

	private static final Option ADMINISTRATOR = Option.flag("--as-administrator", "read the rules as an administrator: the system asks for the password");

	private final Diagnosis diagnosis;

	private final Settings settings;

	CheckPart(final Diagnosis diagnosis, final Settings settings) {
		this.diagnosis = diagnosis;
		this.settings = settings;
	}

	@Override
	public String name() {
		return "check";
	}

	@Override
	public String summary() {
		return "look at all that can keep help from this computer, and say how to open the way";
	}

	@Override
	public List<String> details() {
		return List.of("Looks at what listens, at this computer's addresses, at the firewall's rules, and at the way to the relay step by step. Changes nothing.",
				"Exit status: 0 open, 1 blocked, 2 unknown (without --as-administrator some firewalls do not tell their rules).");
	}

	@Override
	public List<Option> options() {
		return List.of(PORT, FROM, RELAY, PIN, NO_RELAY, ADMINISTRATOR, Option.JSON);
	}

	@Override
	public int run(final Invocation invocation) throws CommandException, InterruptedException {
		final var request = new Request(port(invocation), helper(invocation), relay(invocation),
				invocation.has(ADMINISTRATOR.name()) ? Access.ADMINISTRATOR : Access.AS_IS);
		final var results = new ArrayList<Result>();
		final var told = new HashSet<String>();
		final var worst = diagnosis.run(request, result -> {
			if (invocation.json()) {
				results.add(result);
			} else {
				print(invocation, result, told);
			}
		});
		if (invocation.json()) {
			invocation.out().println(new Report("", Instant.now(), worst, results).json());
		} else {
			invocation.out().println(Report.verdict(worst) + (worst == State.UNKNOWN && request.access() == Access.AS_IS ? " --as-administrator may tell more." : ""));
		}
		return worst == State.OPEN ? FirewallCommand.OPEN : worst == State.BLOCKED ? FirewallCommand.BLOCKED : FirewallCommand.UNKNOWN;
	}

	private int port(final Invocation invocation) throws CommandException {
		final var typed = invocation.option(PORT.name());
		if (typed.isEmpty()) {
			return settings.get(Setting.PORT);
		}
		try {
			final var port = Integer.parseInt(typed.get());
			if (port > 0 && port <= 0xFFFF) {
				return port;
			}
		} catch (final NumberFormatException e) {
			// as below
		}
		throw new CommandException(ExitStatus.MISUSED, "A port is a number from 1 to 65535, not " + typed.get() + '.');
	}

	private static Optional<InetAddress> helper(final Invocation invocation) throws CommandException {
		final var typed = invocation.option(FROM.name());
		try {
			return typed.map(InetAddress::ofLiteral);
		} catch (final IllegalArgumentException e) {
			throw new CommandException(ExitStatus.MISUSED, "Not an address: " + typed.get() + " (names are not looked up).", e);
		}
	}

	private Optional<Relay> relay(final Invocation invocation) throws CommandException {
		final var typed = invocation.option(RELAY.name());
		final var text = typed.orElseGet(() -> settings.get(Setting.RELAY)).strip();
		if (invocation.has(NO_RELAY.name()) || text.isEmpty()) {
			return Optional.empty();
		}
		final var pin = invocation.option(PIN.name()).orElseGet(() -> typed.isPresent() ? "" : settings.get(Setting.RELAY_PIN)).strip();
		try {
			return Optional.of(Relay.parse(text, pin, settings.get(Setting.PROXY)));
		} catch (final IllegalArgumentException e) {
			throw new CommandException(ExitStatus.MISUSED, e.getMessage(), e);
		}
	}

	/** @param told ids of the changes that were printed already */
	private static void print(final Invocation invocation, final Result result, final Set<String> told) {
		final var mark = switch (result.state()) {
		case OPEN -> "[ ok ]   ";
		case BLOCKED -> "[blocked]";
		case UNKNOWN -> "[  ?  ]  ";
		case NOTE -> "[note]   ";
		};
		invocation.out().println(mark + ' ' + result.title());
		result.more().ifPresent(text -> invocation.out().println("          " + text));
		result.finding().stream().flatMap(finding -> finding.fixes().stream()).limit(1).filter(fix -> told.add(fix.id())).forEach(fix -> {
			invocation.out().println("          To open it: " + fix.title());
			fix.commands().forEach(command -> invocation.out().println("              " + String.join(" ", command.stream().map(CheckPart::quoted).toList())));
		});
	}

	/** As a shell reads it again. */
	private static String quoted(final String word) {
		return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : '\'' + word.replace("'", "'\\''") + '\'';
	}
}
