// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.FirewallBackend;
import tandem.firewall.Gap;
import tandem.firewall.Gap.Reason;
import tandem.firewall.Reading;
import tandem.firewall.internal.system.Administrator.RefusedException;
import tandem.firewall.internal.system.Applying;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;
import tandem.firewall.internal.system.SystemProcesses;

/** The Windows firewall, by the cmdlets of NetSecurity. */
@Component
public final class WindowsBackend implements FirewallBackend {

	private static final String SCRIPT = "/powershell/Export-FirewallRules.ps1";

	private final PowerShell shell;
	private final Clock clock;

	/** For this computer. */
	@Activate
	public WindowsBackend() {
		this(new SystemProcesses(), Clock.systemUTC());
	}

	/** For tests: with programs of another computer. */
	public WindowsBackend(final Processes processes, final Clock clock) {
		shell = new PowerShell(processes);
		this.clock = clock;
	}

	@Override
	public String platform() {
		return "windows";
	}

	@Override
	public boolean isHere() {
		return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
	}

	@Override
	public Reading read(final Access access) throws InterruptedException {
		Optional<Gap> gap;
		try {
			final var said = say(access);
			if (said.isGood()) {
				return WindowsReading.of(said.out(), clock.instant());
			}
			gap = Optional.of(new Gap("The rules of the Windows firewall", isDenied(said.error()) ? Reason.NEEDS_ADMINISTRATOR : Reason.FAILED, firstLine(said.error())));
		} catch (final RefusedException e) {
			gap = Optional.of(new Gap("The rules of the Windows firewall", Reason.REFUSED, firstLine(e.getMessage())));
		} catch (final IOException e) {
			gap = Optional.of(new Gap("The rules of the Windows firewall", Reason.FAILED, String.valueOf(e.getMessage())));
		}
		return WindowsReading.without(gap.get(), clock.instant());
	}

	/** With the person's own rights first: mostly they suffice. */
	private Output say(final Access access) throws IOException, InterruptedException {
		final var script = script();
		final var said = shell.run(script);
		return said.isGood() && !said.out().isBlank() || access == Access.AS_IS || !isDenied(said.error()) ? said
				: shell.runAsAdministrator(List.of(PowerShell.command(script)), true).getFirst();
	}

	private static String script() {
		try (var in = WindowsBackend.class.getResourceAsStream(SCRIPT)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(it -> !it.startsWith("#")).reduce("", (one, other) -> one + other + '\n');
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The error's name stays English in every language of Windows. */
	private static boolean isDenied(final String error) {
		return error.contains("PermissionDenied") || error.contains("0x80070005") || error.contains("System Error 5");
	}

	private static String firstLine(final String text) {
		return String.valueOf(text).lines().findFirst().orElse("");
	}

	@Override
	public Applied apply(final Change change) throws InterruptedException {
		return new Applying(shell::runAsAdministrator).apply(change);
	}
}
