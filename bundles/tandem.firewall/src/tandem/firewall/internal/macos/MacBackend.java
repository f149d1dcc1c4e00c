// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.macos;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.FirewallBackend;
import tandem.firewall.Gap;
import tandem.firewall.Gap.Reason;
import tandem.firewall.Host;
import tandem.firewall.Reading;
import tandem.firewall.internal.reading.JavaInterfaces;
import tandem.firewall.internal.system.Administrator;
import tandem.firewall.internal.system.Applying;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;
import tandem.firewall.internal.system.SystemProcesses;

/** The application firewall and the packet filter of macOS. */
@Component
public final class MacBackend implements FirewallBackend {

	private final MacTools tools;
	private final Clock clock;

	/** For this computer. */
	@Activate
	public MacBackend() {
		this(new SystemProcesses(), Clock.systemUTC());
	}

	/** For tests: with programs of another computer. */
	public MacBackend(final Processes processes, final Clock clock) {
		tools = new MacTools(processes);
		this.clock = clock;
	}

	@Override
	public String platform() {
		return "macos";
	}

	@Override
	public boolean isHere() {
		return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
	}

	@Override
	public Reading read(final Access access) throws InterruptedException {
		final var gaps = new ArrayList<Gap>();
		final var host = new Host(JavaInterfaces.all(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
		return new MacReading(apps(gaps), filter(access, gaps), host, gaps, clock.instant());
	}

	private Optional<AppFirewall> apps(final List<Gap> gaps) throws InterruptedException {
		final var said = new ArrayList<String>();
		for (final var question : List.of("--getglobalstate", "--getblockall", "--getstealthmode", "--getallowsigned", "--listapps")) {
			try {
				final var output = tools.run(List.of(MacTools.SOCKET_FILTER, question));
				said.add(output.out());
				if (said.size() == 1 && !output.isGood()) {
					throw new IOException(output.all());
				}
			} catch (final IOException e) {
				gaps.add(new Gap("The application firewall", Reason.FAILED, String.valueOf(e.getMessage())));
				return Optional.empty();
			}
		}
		return Optional.of(AppFirewall.parse(said.get(0), said.get(1), said.get(2), said.get(3), said.get(4)));
	}

	/** pf is off on nearly every Mac, but only an administrator may look. */
	private Optional<PacketFilter> filter(final Access access, final List<Gap> gaps) throws InterruptedException {
		try {
			final var outputs = tools.administer(List.of(List.of("pfctl", "-s", "info"), List.of("pfctl", "-s", "rules"), List.of("pfctl", "-s", "nat")), false, access == Access.ADMINISTRATOR);
			if (outputs.isEmpty()) {
				gaps.add(new Gap("The rules of pf", Reason.NEEDS_ADMINISTRATOR, ""));
				return Optional.empty();
			}
			if (!outputs.getFirst().isGood()) {
				gaps.add(new Gap("The rules of pf", Reason.FAILED, outputs.getFirst().error().strip()));
				return Optional.empty();
			}
			final var on = outputs.getFirst().out().contains("Status: Enabled");
			return Optional.of(PacketFilter.parse(on ? rules(outputs) : ""));
		} catch (final Administrator.RefusedException e) {
			gaps.add(new Gap("The rules of pf", Reason.REFUSED, ""));
		} catch (final IOException e) {
			gaps.add(new Gap("The rules of pf", Reason.FAILED, String.valueOf(e.getMessage())));
		}
		return Optional.empty();
	}

	/** Redirections come before the filter. */
	private static String rules(final List<Output> outputs) {
		return outputs.get(2).out() + '\n' + outputs.get(1).out();
	}

	@Override
	public Applied apply(final Change change) throws InterruptedException {
		return new Applying((commands, whole) -> tools.administer(commands, whole, true)).apply(change);
	}
}
