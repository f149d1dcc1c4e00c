// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.firewall.Access;
import tandem.firewall.Finding;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.Verdict;
import tandem.firewall.internal.linux.LinuxBackend;
import tandem.firewall.internal.system.NoProgramException;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** What the tools of a computer print, read as if they were this one's. */
class SamplesTest {

	private static final String INTERFACES = """
			[{"ifname":"lo","flags":["LOOPBACK","UP"],"addr_info":[{"local":"127.0.0.1","prefixlen":8},{"local":"::1","prefixlen":128}]},
			{"ifname":"eth0","flags":["UP"],"addr_info":[{"local":"10.77.0.1","prefixlen":24},{"local":"10.77.0.10","prefixlen":24},{"local":"fd77::1","prefixlen":64}]},
			{"ifname":"eth1","flags":["UP"],"addr_info":[{"local":"10.78.0.1","prefixlen":24},{"local":"fd78::1","prefixlen":64}]}]
			""";

	static Stream<String> samples() throws IOException {
		return CorpusTest.lines("samples.jsonl.gz").stream();
	}

	/** The programs of the sample's computer, for an administrator. */
	private static Processes computer(final Map<String, String> files) {
		return (command, _) -> {
			final var line = String.join(" ", command);
			return switch (line) {
			case "id -u" -> new Output(0, "0\n", "");
			case "nft -j list ruleset" -> new Output(0, files.get("nft-j-list-ruleset.json"), "");
			case "ip -j address show" -> new Output(0, INTERFACES, "");
			case "iptables-legacy-save", "ip6tables-legacy-save", "iptables-nft-save", "ip6tables-nft-save" -> saved(command.getFirst(), files);
			case "ufw status verbose" -> said(files, "ufw-status-verbose.txt");
			case "firewall-cmd --list-all-zones" -> said(files, "firewall-cmd-list-all-zones.txt");
			case "firewall-cmd --state" -> new Output(files.containsKey("firewall-cmd-list-all-zones.txt") ? 0 : 252, "", "");
			case "firewall-cmd --get-default-zone" -> new Output(0, "public\n", "");
			case "firewall-cmd --get-services" -> new Output(0, "ssh tandem\n", "");
			default -> throw new NoProgramException(line);
			};
		};
	}

	private static Output said(final Map<String, String> files, final String file) throws NoProgramException {
		if (!files.containsKey(file)) {
			throw new NoProgramException(file);
		}
		return new Output(0, files.get(file), "");
	}

	private static Output saved(final String program, final Map<String, String> files) {
		final var text = files.getOrDefault(program.replace("-legacy", "").replace("-nft", "") + ".txt", files.getOrDefault(program + ".txt", ""));
		return new Output(0, text.contains("nf_tables") == program.contains("nft") ? text : "", "");
	}

	@ParameterizedTest
	@MethodSource("samples")
	void readsWhatToolsPrint(final String line) throws InterruptedException {
		final var sample = JsonParser.parseString(line).getAsJsonObject();
		final var files = new HashMap<String, String>();
		sample.getAsJsonObject("files").entrySet().forEach(it -> files.put(it.getKey(), it.getValue().getAsString()));
		final var reading = new LinuxBackend(computer(files), Clock.systemUTC()).read(Access.AS_IS);
		assertEquals("[]", reading.gaps().toString());
		final var name = sample.get("name").getAsString();
		assertEquals(owners(name), reading.owners(), name);
		for (final var expected : sample.getAsJsonObject("expected").entrySet()) {
			final var words = expected.getKey().split("[ /]");
			final var question = Question.inbound(Protocol.TCP, Integer.parseInt(words[1])).withPeer(InetAddress.ofLiteral(words[3]));
			final var findings = reading.ask(question);
			assertEquals(1, findings.size(), findings::toString);
			check(name, expected.getValue().getAsJsonObject(), findings.getFirst());
		}
	}

	private static Set<Owner> owners(final String name) {
		return name.startsWith("ufw") ? EnumSet.of(Owner.UFW) : name.startsWith("firewalld") ? EnumSet.of(Owner.FIREWALLD)
				: name.startsWith("mixed") ? EnumSet.of(Owner.NFTABLES, Owner.IPTABLES) : EnumSet.of(Owner.IPTABLES);
	}

	private static void check(final String name, final JsonObject expected, final Finding finding) {
		final var verdict = expected.get("verdict").getAsString();
		assertEquals(verdict, finding.answer().verdict().word(), () -> name + ": " + finding);
		if (finding.answer().verdict() == Verdict.ACCEPT) {
			assertEquals(expected.get("session").getAsString().equals("ok"), finding.answer().isOpen(), () -> name + ": " + finding);
			return;
		}
		final var owners = new ArrayList<>(List.copyOf(owners(name)));
		assertTrue(owners.contains(finding.owner().orElseThrow()), () -> name + ": " + finding);
		assertTrue(!finding.fixes().isEmpty(), () -> name + ": " + finding);
		final var ufwOrFirewalld = finding.owner().get() == Owner.UFW || finding.owner().get() == Owner.FIREWALLD;
		assertEquals(ufwOrFirewalld, finding.ownRule().isPresent(), () -> name + ": " + finding);
	}
}
