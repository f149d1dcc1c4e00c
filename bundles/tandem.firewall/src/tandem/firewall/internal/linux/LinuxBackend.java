// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.time.Clock;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.FirewallBackend;
import tandem.firewall.Reading;
import tandem.firewall.internal.system.Administrator;
import tandem.firewall.internal.system.Applying;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.SystemProcesses;

/** nftables, iptables, ufw and firewalld. */
@Component
public final class LinuxBackend implements FirewallBackend {

	private final Processes processes;
	private final Clock clock;

	/** For this computer. */
	@Activate
	public LinuxBackend() {
		this(new SystemProcesses(), Clock.systemUTC());
	}

	/** For tests: with programs of another computer. */
	public LinuxBackend(final Processes processes, final Clock clock) {
		this.processes = processes;
		this.clock = clock;
	}

	@Override
	public String platform() {
		return "linux";
	}

	@Override
	public boolean isHere() {
		return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
	}

	@Override
	public Reading read(final Access access) throws InterruptedException {
		return LinuxReading.of(new LinuxReader(processes).read(access), clock.instant());
	}

	@Override
	public Applied apply(final Change change) throws InterruptedException {
		return new Applying(new Administrator(processes)::run).apply(change);
	}
}
