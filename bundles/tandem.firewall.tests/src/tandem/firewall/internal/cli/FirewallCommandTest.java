// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonParser;

/** What the command line says of saved rulesets. */
class FirewallCommandTest {

	private static final String SAVE = "*filter\n:INPUT DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n-A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT\n"
			+ "-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 80 -m limit --limit 5/min -j ACCEPT\nCOMMIT\n";

	@TempDir
	private Path folder;
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream error = new ByteArrayOutputStream();

	@BeforeEach
	void rules() throws IOException {
		Files.writeString(folder.resolve("rules"), SAVE);
	}

	private int run(final String... arguments) {
		return new FirewallCommand().run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(error, true, StandardCharsets.UTF_8));
	}

	private int ask(final int port) {
		return run("evaluate", "--ruleset", folder.resolve("rules").toString(), "--format", "iptables-save", "--flow", "tcp 10.77.0.2:40000 -> 10.77.0.1:" + port + " on eth0", "--json");
	}

	@Test
	void theStatusSaysWhetherItIsOpen() {
		assertEquals(FirewallCommand.OPEN, ask(22));
		assertEquals(FirewallCommand.BLOCKED, ask(23));
		assertEquals(FirewallCommand.UNKNOWN, ask(80));
		final var lines = out.toString(StandardCharsets.UTF_8).lines().map(it -> JsonParser.parseString(it).getAsJsonObject()).toList();
		assertEquals(List.of("accept", "drop", "unknown"), lines.stream().map(it -> it.get("verdict").getAsString()).toList());
		assertTrue(lines.getFirst().get("rule").getAsString().endsWith("-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT"));
		assertTrue(lines.getLast().get("undecided").getAsString().contains("--limit 5/min"));
	}

	@Test
	void casesGiveALineAFlow() throws IOException {
		final var cases = folder.resolve("cases");
		Files.writeString(cases, "{\"id\": \"a\", \"ifaces\": {}, \"nft_json\": {\"nftables\": []}, \"flows\": [{\"proto\": \"tcp\", \"saddr\": \"10.77.0.2\", \"sport\": 5, \"daddr\": \"10.77.0.1\","
				+ " \"dport\": 22, \"iif\": \"eth0\"}]}\n\nnonsense\n");
		assertEquals(FirewallCommand.UNKNOWN, run("evaluate", "--cases", cases.toString(), "--json"));
		assertEquals("{\"id\":\"a\",\"flow\":0,\"verdict\":\"accept\",\"usable\":\"yes\",\"rule\":null,\"reason\":\"No rule stops it.\"}\n", out.toString(StandardCharsets.UTF_8));
		assertFalse(error.toString(StandardCharsets.UTF_8).isEmpty());
	}

	@Test
	void saysWhatIsWrongWithAQuestion() {
		assertEquals(FirewallCommand.UNKNOWN, run());
		assertEquals(FirewallCommand.UNKNOWN, run("evaluate"));
		assertEquals(FirewallCommand.UNKNOWN, run("evaluate", "--flow"));
		assertEquals(FirewallCommand.UNKNOWN, run("evaluate", "--ruleset", "nowhere", "--format", "nft-json", "--flow", "tcp 1.2.3.4 -> 1.2.3.4:5 on lo"));
		assertEquals(FirewallCommand.UNKNOWN, run("evaluate", "--ruleset", folder.resolve("rules").toString(), "--format", "nft-json", "--flow", "tcp 1.2.3.4 -> 1.2.3.4:5 on lo"));
		assertEquals(FirewallCommand.UNKNOWN, run("evaluate", "--ruleset", folder.resolve("rules").toString(), "--format", "unheard of", "--flow", "tcp 1.2.3.4 -> 1.2.3.4:5 on lo"));
		assertEquals("", out.toString(StandardCharsets.UTF_8));
		assertTrue(error.toString(StandardCharsets.UTF_8).contains("There is no file nowhere"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "nft-json||is missing", "nft-json|null|is missing", "nft-json|{\"nftables\": [{\"table\": {\"family\"|ends too early (line 1, column",
			"nft-json|{\"nftables\": [5]}|an object with one member", "nft-json|{\"nftables\": [{\"rule\": {\"expr\": []}}]}|does not say where it belongs", "nft-json|<html>|is missing",
			"nft-json|DEEP|nested too deeply", "windows-json|{\"rules\": [|ends too early", "windows-json|DEEP|nested too deeply", "iptables-save|*filter bogus :x|", "iptables-save|{}|no line begins a table",
			"cases|{}|Line 1: This is no case", "cases|{\"id\": 1, \"ifaces\": 7, \"flows\": []}|of the wrong kind", "cases|{\"id\": 1, \"nft_json\": {\"nftables\": []}, \"flows\": [{}]}|something is missing",
			"cases|DEEP|nested too deeply" })
	void saysWhatIsWrongWithAFile(final String format, final String text, final String complaint) throws IOException {
		final var file = folder.resolve("broken");
		Files.writeString(file, text == null ? "" : text.equals("DEEP") ? "{\"nftables\": " + "[".repeat(100_000) + "]".repeat(100_000) + '}' : text);
		final var status = format.equals("cases") ? run("evaluate", "--cases", file.toString(), "--json")
				: run("evaluate", "--ruleset", file.toString(), "--format", format, "--flow", "tcp 10.77.0.2 -> 10.77.0.1:22 on eth0");
		final var said = error.toString(StandardCharsets.UTF_8);
		if (complaint != null) {
			assertEquals(FirewallCommand.UNKNOWN, status);
			assertTrue(said.contains(complaint) && said.lines().count() == 1 && said.length() < 300, said);
			assertEquals("", out.toString(StandardCharsets.UTF_8));
		}
		assertFalse(said.contains("Exception") || said.contains("gson"), said);
	}

	@Test
	void refusesWhatIsTooLarge() throws IOException {
		final var file = folder.resolve("large");
		try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
			sparse.setLength(65L << 20);
		}
		assertEquals(FirewallCommand.UNKNOWN, run("evaluate", "--ruleset", file.toString(), "--format", "nft-json", "--flow", "tcp 10.77.0.2 -> 10.77.0.1:22 on eth0"));
		assertTrue(error.toString(StandardCharsets.UTF_8).contains("larger than 64 megabytes"), error::toString);
	}
}
