// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.settings.Setting;
import tandem.testsupport.settings.FakeSettings;

class RelaysTest {

	private static final String PIN = "ab".repeat(32);

	@TempDir
	private Path folder;

	private final FakeSettings settings = new FakeSettings();
	private final List<String> troubles = new ArrayList<>();
	private final Map<String, List<String>> dns = new HashMap<>();

	private Relays relays() throws IOException {
		final var resolver = folder.resolve("resolv.conf");
		Files.writeString(resolver, "nameserver 192.0.2.1\nsearch corp.example. lab.example\n");
		final var records = new ServiceRecords(name -> dns.getOrDefault(name, List.of()), resolver);
		return new Relays(settings, new TeamFile(folder, (what, cause) -> troubles.add(what))::relay, records::relay,
				new LastRelay(folder.resolve("state/relay"), (what, cause) -> troubles.add(what)));
	}

	private Optional<String> found(final String link) throws IOException {
		return relays().find(Optional.ofNullable(link)).map(relay -> relay.source() + " " + relay.text());
	}

	@Test
	void asksInTheOrderOfWeight() throws IOException {
		assertEquals(Optional.empty(), found(null), "none is built in");
		relays().worked(Relay.read("typed.example", Source.TYPED).orElseThrow());
		assertEquals(Optional.of("LAST_USED typed.example"), found(null));
		dns.put("_tandem._tcp.lab.example", List.of("20 5 8443 slow.lab.example.", "10 5 443 small.lab.example.", "10 60 443 big.lab.example."));
		assertEquals(Optional.of("DNS big.lab.example"), found(null));
		settings.choose(Setting.RELAY, "mine.example:8443");
		settings.choose(Setting.RELAY_PIN, PIN);
		assertEquals(Optional.of("SETTINGS mine.example:8443#" + PIN), found(null));
		assertEquals(Optional.of("LINK link.example"), found("link.example"));
		Files.writeString(folder.resolve(TeamFile.NAME), "{\"relay\": \"team.example\", \"pin\": \"" + PIN.toUpperCase() + "\"}");
		assertEquals(Optional.of("TEAM team.example#" + PIN), found("link.example"));
		settings.fix(Setting.RELAY, "policy.example");
		settings.reset(Setting.RELAY_PIN);
		assertEquals(Optional.of("POLICY policy.example"), found("link.example"));
		assertEquals(List.of(), troubles);
	}

	@Test
	void remembersOnlyWhatWasFoundOtherwise() throws IOException {
		relays().worked(Relay.read("team.example", Source.TEAM).orElseThrow());
		relays().worked(Relay.read("policy.example", Source.POLICY).orElseThrow());
		assertEquals(Optional.empty(), found(null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "{\"relay\": 7}", "{\"relay\": \"a b\"}", "{\"relay\": \"team.example\", \"pin\": \"abc\"}", "nonsense" })
	void aTeamsFileThatIsWrongIsToldAndNamesNone(final String content) throws IOException {
		Files.writeString(folder.resolve(TeamFile.NAME), content);
		assertEquals(Optional.empty(), found(null));
		assertEquals(1, troubles.size());
	}

	@ParameterizedTest
	@CsvSource({ "help.example.org,help.example.org", "HELP.example.org:443,help.example.org", "help.example.org:8443,help.example.org:8443",
			"https://help.example.org/,help.example.org", "wss://help.example.org:8443,help.example.org:8443", "192.0.2.7:9000,192.0.2.7:9000",
			"[2001:db8::7]:9000,[2001:db8::7]:9000", "[2001:db8::7],[2001:db8::7]", "h\u00e4lfe.example,xn--hlfe-loa.example", " localhost:8443 ,localhost:8443" })
	void readsAddressesAsPeopleTypeThem(final String typed, final String address) {
		assertEquals(address, Relay.read(typed, Source.TYPED).orElseThrow().address());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "user@help.example", "help.example/path", "help.example:0", "help.example:70000", "help.example:x", "http:/x",
			"help.example?pin=1", "help.example#12", "::1", "[::1" })
	void refusesWhatIsNoAddress(final String typed) {
		assertFalse(Relay.read(typed, Source.TYPED).isPresent(), typed);
	}

	@Test
	void aPinMayBeWrittenWithColons() {
		final var relay = Relay.read("localhost:8443#" + "AB:".repeat(31) + "AB", Source.TYPED).orElseThrow();
		assertEquals(Optional.of(PIN), relay.pin());
		assertEquals("tandem+relay://localhost:8443?pin=" + PIN, relay.target());
		assertTrue(Relay.read("localhost", Source.TYPED).orElseThrow().target().endsWith("localhost:443"));
	}
}
