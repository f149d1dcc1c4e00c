// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.cli;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.firewall.check.Diagnosis;
import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;
import tandem.settings.Settings;

/** {@link FirewallCommand} as a verb of the command line. */
@Component(service = Command.class)
public final class FirewallVerb implements Command {

	private final Diagnosis diagnosis;

	private final Settings settings;

	/**
	 * @param diagnosis of this computer
	 * @param settings  say which port and which relay
	 */
	@Activate
	public FirewallVerb(@Reference final Diagnosis diagnosis, @Reference final Settings settings) {
		this.diagnosis = diagnosis;
		this.settings = settings;
	}

	@Override
	public String name() {
		return "firewall"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "tell whether help can reach this computer, or what a saved firewall does"; //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return List.of(new CheckPart(diagnosis, settings), new Evaluate());
	}

	@Override
	public int run(final Invocation invocation) {
		return ExitStatus.MISUSED;
	}

	/** {@code tandem firewall evaluate}. */
	private static final class Evaluate implements Command {

		@Override
		public String name() {
			return "evaluate"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "ask saved rulesets, on any computer"; //$NON-NLS-1$
		}

		@Override
		public List<String> details() {
			return List.of("FLOW is written as: tcp 10.77.0.2 -> 10.77.0.1:49152 on eth0 (IPv6 with a port in brackets; program \"C:\\...\" may follow).", //$NON-NLS-1$
					"--ruleset, --format and --flow belong together; --cases stands alone and holds one case a line: id, ifaces, nft_json, iptables_save, ip6tables_save, flows.", //$NON-NLS-1$
					"Exit status: 0 open, 1 blocked, 2 unknown; of several flows the worst, blocked before unknown before open. With --cases: 0, or 2 where a line can't be read."); //$NON-NLS-1$
		}

		@Override
		public List<Option> options() {
			return List.of(Option.many("--ruleset", "FILE", "a saved ruleset, for example one of iptables-save and one of ip6tables-save"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					Option.of("--format", List.of("nft-json", "iptables-save", "windows-json"), "what wrote it"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
					Option.many("--flow", "FLOW", "a new connection"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					Option.many("--address", "INTERFACE=ADDRESS/LENGTH", "an address of the computer that the ruleset is from"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					Option.of("--forwarding", List.of("yes", "no"), "whether that computer forwards packets"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
					Option.one("--cases", "FILE", "many rulesets and flows, JSON lines"), Option.JSON); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}

		@Override
		public int run(final Invocation invocation) {
			final var typed = new ArrayList<String>(List.of(name()));
			for (final var option : options()) {
				if (option.isFlag()) {
					if (invocation.has(option.name())) {
						typed.add(option.name());
					}
				} else {
					final var values = option.repeats() ? invocation.options(option.name()) : invocation.option(option.name()).stream().toList();
					values.forEach(value -> typed.addAll(List.of(option.name(), value)));
				}
			}
			return new FirewallCommand().run(typed, invocation.out(), invocation.err());
		}
	}
}
