// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import tandem.firewall.Access;
import tandem.firewall.Applied.Outcome;
import tandem.firewall.Entry.State;
import tandem.firewall.Finding;
import tandem.firewall.Gap.Reason;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** A Windows computer, acted: its PowerShell answers as the cmdlets' pages say. */
class WindowsBackendTest {

	private static final String START = """
			{"profiles": [{"Name": "Domain", "Enabled": 1, "DefaultInboundAction": 4}, {"Name": "Private", "Enabled": "True", "DefaultInboundAction": "Block", "AllowInboundRules": "%s",
			 "AllowLocalFirewallRules": "%s"}, {"Name": "Public", "Enabled": 1, "DefaultInboundAction": 0}],
			"connections": [{"InterfaceAlias": "Ethernet", "NetworkCategory": 1}], "addresses": [{"InterfaceAlias": "Ethernet", "IPAddress": "10.77.0.1", "PrefixLength": 24}],
			"ipsecRules": [], "rules": [%s]}""";
	private static final String GROUP = """
			{"InstanceID": "RA-1", "DisplayName": "Remote Assistance (TCP-In)", "DisplayGroup": "Remote Assistance", "Enabled": 1, "Direction": 1, "Action": 2, "Profile": 2, "Protocol": "TCP",
			 "LocalPort": "3389", "PolicyStoreSourceType": 1},
			{"InstanceID": "RA-2", "DisplayName": "Remote Assistance (SSDP)", "DisplayGroup": "Remote Assistance", "Enabled": 2, "Direction": 1, "Action": 2, "Profile": 6, "Protocol": "UDP",
			 "LocalPort": "1900", "PolicyStoreSourceType": 1}""";
	private static final String BLOCK = """
			, {"InstanceID": "{it's}", "DisplayName": "No high ports", "Enabled": 1, "Direction": 1, "Action": 4, "Profile": 0, "Protocol": "TCP", "LocalPort": ["49152-65535"], "PolicyStoreSourceType": %d}""";
	private static final Question QUESTION = Question.inbound(Protocol.TCP, 49152);

	private final List<String> scripts = new ArrayList<>();

	private static String decoded(final List<String> command) {
		return new String(Base64.getDecoder().decode(command.getLast()), StandardCharsets.UTF_16LE);
	}

	/** @param export what the export script prints; {@code null} where it is denied */
	private Processes computer(final String export, final boolean allows) {
		return (command, _) -> {
			assertEquals("powershell", command.getFirst());
			final var script = decoded(command);
			scripts.add(script);
			if (!script.contains("-Verb RunAs")) {
				return export == null ? new Output(1, "", "Get-NetFirewallRule : Access is denied.\n + FullyQualifiedErrorId : Windows System Error 5,Get-NetFirewallRule") : new Output(0, export, "");
			}
			return allows ? elevated(script) : new Output(126, "", "The operation was canceled by the user.");
		};
	}

	private Output elevated(final String outer) throws IOException {
		final var inner = Pattern.compile("'-EncodedCommand','([^']+)'").matcher(outer);
		assertTrue(inner.find(), outer);
		final var script = new String(Base64.getDecoder().decode(inner.group(1)), StandardCharsets.UTF_16LE);
		scripts.add(script);
		final var file = Pattern.compile("WriteAllText\\('([^']+)'").matcher(script);
		assertTrue(file.find(), script);
		final var count = script.split("if \\(\\$go\\)", -1).length - 1;
		Files.writeString(Path.of(file.group(1)), "[" + "{\"status\":0,\"out\":\"\",\"error\":\"\"},".repeat(count).replaceAll(",$", "") + "]");
		return new Output(0, "", "");
	}

	private Finding ask(final String inboundRules, final String localRules, final String rules) throws InterruptedException {
		final var reading = new WindowsBackend(computer(START.formatted(inboundRules, localRules, rules), true), Clock.systemUTC()).read(Access.AS_IS);
		assertEquals("[]", reading.gaps().toString());
		return reading.ask(QUESTION).getFirst();
	}

	@Test
	void addsARuleForTheNetworksProfile() throws InterruptedException {
		final var finding = ask("True", "True", GROUP);
		assertEquals(Owner.WINDOWS, finding.owner().orElseThrow());
		final var change = finding.fixes().getFirst();
		assertEquals(List.of("New-NetFirewallRule -Name 'Tandem-TCP-49152-In' -DisplayName 'Remote Assistance (Tandem)' -Group 'Remote Assistance (Tandem)' -Direction Inbound -Action Allow"
				+ " -Profile Private -Protocol TCP -LocalPort 49152"), change.lines());
		assertEquals(List.of("Remove-NetFirewallRule -Name 'Tandem-TCP-49152-In'"), change.undoLines());
	}

	@Test
	void putsABlockingRuleAside() throws InterruptedException {
		final var change = ask("True", "True", GROUP + BLOCK.formatted(1)).fixes().getFirst();
		assertEquals("Disable-NetFirewallRule -Name '{it''s}'", change.lines().getFirst());
		assertEquals("Enable-NetFirewallRule -Name '{it''s}'", change.undoLines().getLast());
		assertEquals(2, change.commands().size());
		assertTrue(change.remark().contains("No high ports"), change::remark);
	}

	@Test
	void letsRulesCountAgain() throws InterruptedException {
		final var change = ask("False", "True", GROUP).fixes().getFirst();
		assertEquals("Set-NetFirewallProfile -Name Private -AllowInboundRules True", change.lines().getFirst());
	}

	@Test
	void changesNothingAgainstAPolicy() throws InterruptedException {
		final var byRule = ask("True", "True", GROUP + BLOCK.formatted(2));
		assertTrue(byRule.answer().isBlocked() && byRule.fixes().isEmpty(), byRule::toString);
		final var byProfile = ask("True", "False", GROUP);
		assertTrue(byProfile.answer().isBlocked() && byProfile.fixes().isEmpty(), byProfile::toString);
	}

	@Test
	void makesAChangeAfterWindowsQuestion() throws InterruptedException {
		final var backend = new WindowsBackend(computer(START.formatted("True", "True", GROUP), true), Clock.systemUTC());
		final var change = backend.read(Access.AS_IS).ask(QUESTION).getFirst().fixes().getFirst();
		final var applied = backend.apply(change);
		assertEquals(Outcome.DONE, applied.outcome(), applied::output);
		assertEquals(change.undo(), applied.undo().orElseThrow().commands());
		assertTrue(scripts.getLast().contains("try { $out = (& { New-NetFirewallRule -Name 'Tandem-TCP-49152-In'"), scripts.getLast());
		assertEquals(Outcome.REFUSED, new WindowsBackend(computer("{}", false), Clock.systemUTC()).apply(change).outcome());
	}

	@Test
	void saysWhatItMayNotRead() throws InterruptedException {
		final var denied = new WindowsBackend(computer(null, false), Clock.systemUTC());
		assertEquals(Reason.NEEDS_ADMINISTRATOR, denied.read(Access.AS_IS).gaps().getFirst().reason());
		assertEquals(1, scripts.size());
		assertEquals(Reason.REFUSED, denied.read(Access.ADMINISTRATOR).gaps().getFirst().reason());
		final var broken = new WindowsBackend(computer("not JSON", true), Clock.systemUTC()).read(Access.AS_IS);
		assertEquals(Reason.FAILED, broken.gaps().getFirst().reason());
		broken.ask(QUESTION).forEach(it -> assertTrue(it.answer().reason().contains("could not be read"), it.answer()::reason));
	}

	@Test
	void listsGroupsByProfile() throws InterruptedException {
		final var entries = new WindowsBackend(computer(START.formatted("True", "True", GROUP), true), Clock.systemUTC()).read(Access.AS_IS).entries();
		assertEquals(List.of("Remote Assistance"), entries.stream().map(it -> it.name()).toList());
		final var scopes = entries.getFirst().scopes();
		assertEquals(List.of("Private", "Public"), scopes.stream().map(it -> it.name()).toList());
		assertEquals(List.of(State.UNKNOWN, State.BLOCKED), scopes.stream().map(it -> it.state()).toList());
		assertEquals("Enable-NetFirewallRule -Name 'RA-2'", scopes.getFirst().allow().orElseThrow().lines().getFirst());
		assertTrue(scopes.getFirst().inUse() && !scopes.getLast().inUse());
	}
}
