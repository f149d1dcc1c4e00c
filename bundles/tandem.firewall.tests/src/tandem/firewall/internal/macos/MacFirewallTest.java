// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.firewall.Access;
import tandem.firewall.Applied.Outcome;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Gap.Reason;
import tandem.firewall.Host;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** What socketfilterfw(8) and pfctl(8) print, in the forms of several releases of macOS; pf's rules in the grammar of pf.conf(5). */
class MacFirewallTest {

	private static final String LIST = """
			ALF: total number of apps = 3\u0020

			1 :  /Applications/Tandem.app\u0020
			 \t ( Allow incoming connections )\u0020

			2 :  /usr/local/bin/server\u0020
			 \t ( Block incoming connections )\u0020

			3 : /Applications/Two Words.app (Block incoming connections)
			""";
	private static final String TANDEM = "/Applications/Tandem.app/Contents/MacOS/java";

	private static String ask(final AppFirewall firewall, final String program) {
		return firewall.evaluate(Flow.parse("tcp 10.0.0.2 -> 10.0.0.1:49152 on en0" + (program == null ? "" : " program \"" + program + '"'))).verdict().word();
	}

	@ParameterizedTest
	@CsvSource({ "Firewall is disabled. (State = 0), Block all DISABLED!, , accept", "Firewall is enabled. (State = 1), Block all DISABLED!, " + TANDEM + ", accept",
			"Firewall is enabled. (State = 1), Firewall has block all state set to disabled., /usr/local/bin/server, drop",
			"Firewall is enabled. (State = 1), Block all DISABLED!, , unknown", "Firewall is enabled. (State = 1), Block all DISABLED!, /opt/other, unknown",
			"Firewall is enabled. (State = 1), Block all DISABLED!, /Applications/Two Words.app/Contents/MacOS/x, drop",
			"Firewall is blocking all non-essential incoming connections. (State = 2), Firewall is set to block all non-essential incoming connections, " + TANDEM + ", drop",
			"Firewall is enabled. (State = 1), Block all ENABLED!, " + TANDEM + ", drop", "what is this, , , unknown" })
	void asksForTheProgram(final String global, final String all, final String program, final String verdict) {
		final var firewall = AppFirewall.parse(global, String.valueOf(all), "Stealth mode disabled", "Automatically allow signed built-in software ENABLED", LIST);
		assertEquals(verdict, ask(firewall, program));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "pass all|accept", "block drop all|drop", "block return all|reject", "block drop in on en0 inet proto tcp from any to any port = 49152|drop",
			"block drop in on en0 inet proto tcp from any to any port = ssh|accept", "block drop in quick proto tcp from any to any port 49000:50000;pass all|drop",
			"block drop all;pass in proto tcp from 10.0.0.0/24 to any port = 49152 flags S/SA keep state|accept", "block return in from ! 10.0.0.0/24 to any;pass out all|accept",
			"block return-rst in log quick on en0 proto tcp all;pass all|reject", "block drop in on en1 all|accept", "block drop in on ! en1 all|drop", "block drop in inet6 all|accept",
			"block drop in from <bad> to any;pass in all|accept", "block drop in quick from <bad> to any;pass in all|unknown", "block drop in from <bad> to any;block drop in all|drop",
			"block drop all;pass in proto tcp from any to any port = 49152 user = 501|unknown", "anchor \"com.apple/*\" all|accept", "anchor \"mine\" all|unknown",
			"scrub-anchor \"com.apple/*\" all fragment reassemble;block drop in proto udp all|accept", "block drop in proto tcp from any port > 1023 to any|unknown",
			"block drop in proto tcp from any to any port 49151 >< 49153|drop", "block drop in proto tcp from any to any port != 49152|accept" })
	void letsTheLastRuleDecide(final String rules, final String verdict) {
		assertEquals(verdict, PacketFilter.parse(rules.replace(';', '\n')).evaluate(Flow.parse("tcp 10.0.0.2 -> 10.0.0.1:49152 on en0")).verdict().word());
	}

	private final List<List<String>> run = new ArrayList<>();

	/** A Mac on which all is blocked, and a person who gives the rights or not. */
	private Processes mac(final boolean root, final boolean gives) {
		return (command, _) -> {
			run.add(command);
			return switch (String.join(" ", command)) {
			case "id -u" -> new Output(0, root ? "0\n" : "501\n", "");
			case MacTools.SOCKET_FILTER + " --getglobalstate" -> new Output(0, "Firewall is enabled. (State = 1) \n", "");
			case MacTools.SOCKET_FILTER + " --getblockall" -> new Output(0, "Block all DISABLED! \n", "");
			case MacTools.SOCKET_FILTER + " --listapps" -> new Output(0, LIST, "");
			case "pfctl -s info" -> new Output(0, "Status: Disabled\n", "No ALTQ support in kernel\n");
			default -> !command.getFirst().equals("osascript") ? new Output(0, "", "")
					: gives ? new Output(0, "Status: Enabled for 1 days\u001e0\nblock drop in quick proto tcp from any to any port = 49152\n\u001e0\n\u001e0\n", "") : new Output(1, "", "execution error: User canceled. (-128)");
			};
		};
	}

	private static final Question QUESTION = Question.inbound(Protocol.TCP, 49152);

	private static Finding ask(final MacReading reading, final String program) {
		return reading.ask(QUESTION, Flow.parse("tcp 10.0.0.2 -> 10.0.0.1:49152 on en0 program \"" + program + '"'));
	}

	@Test
	void unblocksTheProgram() throws InterruptedException {
		final var backend = new MacBackend(mac(true, false), Clock.systemUTC());
		final var reading = (MacReading) backend.read(Access.AS_IS);
		assertTrue(reading.gaps().isEmpty(), () -> reading.gaps().toString());
		assertTrue(ask(reading, TANDEM).answer().isOpen());
		final var blocked = ask(reading, "/usr/local/bin/server");
		assertEquals(Owner.MACOS, blocked.owner().orElseThrow());
		final var change = blocked.fixes().getFirst();
		assertEquals(List.of(MacTools.SOCKET_FILTER + " --unblockapp /usr/local/bin/server"), change.lines());
		final var applied = backend.apply(change);
		assertEquals(Outcome.DONE, applied.outcome());
		assertEquals(List.of(MacTools.SOCKET_FILTER + " --blockapp /usr/local/bin/server"), applied.undo().orElseThrow().lines());
		assertEquals(change.commands().getFirst(), run.getLast());
	}

	@Test
	void asksThePersonOnceForAllThatNeedsRights() throws InterruptedException {
		final var asIs = new MacBackend(mac(false, true), Clock.systemUTC()).read(Access.AS_IS);
		assertEquals(List.of(Reason.NEEDS_ADMINISTRATOR), asIs.gaps().stream().map(it -> it.reason()).toList());
		assertEquals("unknown", ask((MacReading) asIs, TANDEM).answer().verdict().word());
		assertEquals("drop", ask((MacReading) asIs, "/usr/local/bin/server").answer().verdict().word());
		final var asked = new MacBackend(mac(false, true), Clock.systemUTC()).read(Access.ADMINISTRATOR);
		final var finding = ask((MacReading) asked, TANDEM);
		assertEquals(Owner.PF, finding.owner().orElseThrow(), finding::toString);
		assertEquals("drop", finding.answer().verdict().word());
		assertEquals(1, run.stream().filter(it -> it.getFirst().equals("osascript")).count());
		assertEquals(Reason.REFUSED, new MacBackend(mac(false, false), Clock.systemUTC()).read(Access.ADMINISTRATOR).gaps().getFirst().reason());
	}

	@Test
	void letsEverythingInAgain() {
		final var firewall = AppFirewall.parse("(State = 2)", "", "", "", LIST);
		final var reading = new MacReading(Optional.of(firewall), Optional.of(PacketFilter.parse("")), new Host(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()), List.of(),
				Instant.EPOCH);
		assertEquals(List.of(MacTools.SOCKET_FILTER + " --setblockall off"), ask(reading, TANDEM).fixes().getFirst().lines());
		assertEquals(List.of(true, false, false), reading.entries().stream().map(it -> it.ours()).toList());
	}
}
