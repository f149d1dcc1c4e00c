// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import tandem.firewall.Access;
import tandem.firewall.Applied.Outcome;
import tandem.firewall.Change;
import tandem.firewall.Entry.Scope;
import tandem.firewall.Entry.State;
import tandem.firewall.Finding;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.internal.linux.LinuxBackend;
import tandem.testsupport.Await;

/** Real firewalls: blocked, diagnosed with the rule, repaired by our own commands, reached, taken back, blocked again. */
class RepairTest {

	private static final Question QUESTION = Question.inbound(Protocol.TCP, Network.PORT).withPeer(InetAddress.ofLiteral("10.99.0.2"));

	/** Each repair takes some seconds. */
	private static final boolean ALL = "all".equals(System.getProperty("tandem.tests"));

	private final StringBuilder said = new StringBuilder();

	private static Network network(final String label, final String program) throws IOException, InterruptedException {
		final var network = Network.open(label);
		assumeTrue(network.isPresent(), "Network namespaces are not allowed here");
		if (!network.get().has(program)) {
			network.get().close();
			assumeTrue(false, "There is no " + program + " here");
		}
		return network.get();
	}

	private static Finding ask(final LinuxBackend backend) throws InterruptedException {
		final var reading = backend.read(Access.AS_IS);
		assertEquals("[]", reading.gaps().toString());
		final var findings = reading.ask(QUESTION);
		assertEquals(1, findings.size(), findings::toString);
		return findings.getFirst();
	}

	/** @return how the rule that decides is named */
	private Finding repairs(final Network network, final Owner owner, final int fix) throws IOException, InterruptedException {
		final var backend = new LinuxBackend(network.server(), Clock.systemUTC());
		assertFalse(network.connects(), "It is to be blocked");
		final var blocked = ask(backend);
		assertTrue(blocked.answer().isBlocked(), () -> blocked.answer().toString());
		assertEquals(owner, blocked.owner().orElseThrow());
		final var change = blocked.fixes().get(fix);
		said.append(String.join("; ", change.lines()));

		final var applied = backend.apply(change);
		assertEquals(Outcome.DONE, applied.outcome(), applied::output);
		Await.until("the client gets through", network::connects);
		assertTrue(ask(backend).answer().isOpen());

		final var undo = applied.undo().orElseThrow();
		assertTrue(undo.commands().stream().noneMatch(it -> it.contains(Change.NUMBER)), undo::toString);
		assertEquals(Outcome.DONE, backend.apply(undo).outcome());
		assertFalse(network.connects(), "It is to be blocked again");
		return blocked;
	}

	/** Our own entry in the firewall's list lets the client in, and shuts it out again. Only where all tests run. */
	private static void switches(final Network network, final String command) throws IOException, InterruptedException {
		if (!ALL) {
			return;
		}
		final var backend = new LinuxBackend(network.server(), Clock.systemUTC());
		final var shut = scope(backend);
		assertEquals(State.BLOCKED, shut.state());
		assertEquals(command, shut.allow().orElseThrow().lines().getFirst());
		assertEquals(Outcome.DONE, backend.apply(shut.allow().orElseThrow()).outcome());
		Await.until("the client gets through", network::connects);
		final var open = scope(backend);
		assertEquals(State.ALLOWED, open.state());
		assertEquals(Outcome.DONE, backend.apply(open.block().orElseThrow()).outcome());
		assertFalse(network.connects(), "It is to be blocked again");
	}

	private static Scope scope(final LinuxBackend backend) throws InterruptedException {
		final var ours = backend.read(Access.AS_IS).entries().getFirst();
		assertEquals("Remote Assistance (Tandem)", ours.name());
		assertTrue(ours.ours());
		return ours.scopes().stream().filter(it -> List.of("*", "public").contains(it.name())).findFirst().orElseThrow();
	}

	@Test
	void repairsRulesOfNftables() throws IOException, InterruptedException {
		try (var network = network("nft", "nft")) {
			final var rules = network.folder().resolve("rules");
			Files.writeString(rules, """
					table inet own {
						chain early {
							type filter hook prerouting priority -150; policy accept;
							ip saddr 10.99.0.0/24 tcp dport 40000-50000 drop
						}
						chain in {
							type filter hook input priority 0; policy drop;
							ct state established,related accept
							tcp dport 22 accept
						}
					}
					""");
			network.must("nft", "-f", rules.toString());
			final var finding = repairs(network, Owner.NFTABLES, 0);
			assertTrue(finding.answer().reason().contains("inet own early #1"), finding.answer()::reason);
			assertTrue(said.toString().contains("nft --echo --handle add rule inet own in tcp dport 49152 accept"), said::toString);
		}
	}

	@Test
	void repairsRulesOfBothKindsOfIptables() throws IOException, InterruptedException {
		try (var network = network("ipt", "iptables-nft")) {
			network.must("iptables-nft", "-A", "INPUT", "-p", "tcp", "-m", "multiport", "--dports", "1000,49152", "-j", "REJECT", "--reject-with", "tcp-reset");
			network.must("iptables-nft", "-P", "INPUT", "DROP");
			final var finding = repairs(network, Owner.IPTABLES, 0);
			assertTrue(finding.answer().reason().contains("--dports 1000,49152"), finding.answer()::reason);
			assertTrue(said.toString().startsWith("iptables-nft -I INPUT 1 -p tcp --dport 49152"), said::toString);
			if (!ALL) {
				return;
			}
			network.must("nft", "flush", "ruleset");
			network.must("iptables-legacy", "-A", "INPUT", "-s", "10.99.0.0/24", "-j", "DROP");
			said.setLength(0);
			repairs(network, Owner.IPTABLES, 0);
			assertTrue(said.toString().startsWith("iptables-legacy -I INPUT 1 "), said::toString);
		}
	}

	@Test
	void repairsWhatUfwWasTold() throws IOException, InterruptedException {
		try (var network = network("ufw", "ufw")) {
			network.must("ufw", "--force", "enable");
			switches(network, "ufw allow in 49152/tcp comment 'Remote Assistance (Tandem)'");
			try (var profile = LinuxBackend.class.getResourceAsStream("/linux/ufw/tandem")) {
				Files.write(network.own().resolve("ufw/applications.d/tandem"), profile.readAllBytes());
			}
			switches(network, "ufw allow tandem");
			if (ALL) {
				final var byDefault = repairs(network, Owner.UFW, 0);
				assertTrue(byDefault.ownRule().orElseThrow().contains("Default: deny (incoming)"), byDefault::toString);
			}
			network.must("ufw", "deny", "in", "on", "lan0", "to", "any", "port", "49152", "proto", "tcp");
			final var byRule = repairs(network, Owner.UFW, 0);
			assertEquals("ufw: 49152/tcp on lan0 DENY IN Anywhere", byRule.ownRule().orElseThrow());
			if (ALL) {
				network.must("ufw", "allow", "in", "49152/tcp");
				repairs(network, Owner.UFW, 0);
			}
		}
	}

	@Test
	void repairsWhatFirewalldWasTold() throws IOException, InterruptedException {
		try (var network = network("fwd", "firewalld")) {
			Files.createDirectories(network.own().resolve("firewalld/services"));
			try (var service = LinuxBackend.class.getResourceAsStream("/linux/firewalld/tandem.xml")) {
				Files.write(network.own().resolve("firewalld/services/tandem.xml"), service.readAllBytes());
			}
			firewalld(network);
			network.must("firewall-cmd", "--zone=public", "--add-interface=lan0");
			switches(network, "firewall-cmd --zone=public --add-service=tandem");
			final var byZone = repairs(network, Owner.FIREWALLD, 0);
			assertEquals("firewalld: zone public (target default)", byZone.ownRule().orElseThrow());
			if (!ALL) {
				return;
			}
			network.must("firewall-cmd", "--zone=public", "--add-rich-rule=rule family=ipv4 port port=49152 protocol=tcp reject");
			final var byRule = repairs(network, Owner.FIREWALLD, 1);
			assertTrue(byRule.ownRule().orElseThrow().endsWith("port port=\"49152\" protocol=\"tcp\" reject"), byRule::toString);
		}
	}

	/** With a bus of its own, which belongs to nobody else's firewalld. */
	private static void firewalld(final Network network) throws IOException, InterruptedException {
		final var config = network.folder().resolve("bus.conf");
		Files.writeString(config, """
				<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
				<busconfig><type>system</type><listen>%s</listen><auth>EXTERNAL</auth><policy context="default"><allow user="*"/><allow own="*"/>
				<allow send_type="method_call"/><allow send_type="signal"/><allow send_destination="*"/><allow receive_sender="*"/></policy></busconfig>
				""".formatted(network.bus()));
		network.start("dbus-daemon", "--config-file=" + config, "--nofork", "--nopidfile");
		Await.until("there is a bus", () -> Files.exists(network.folder().resolve("bus")));
		network.start("firewalld", "--nofork", "--nopid", "--log-target", "console");
		Await.until("firewalld runs", () -> network.server().run(List.of("firewall-cmd", "--state"), Duration.ofSeconds(20)).isGood());
	}
}
