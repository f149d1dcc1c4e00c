// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.relay.internal.config.RelayConfig.Addresses;
import tandem.relay.internal.config.RelayConfig.Limits;
import tandem.relay.internal.config.RelayConfig.Times;

/** Nothing is guessed: what is misspelt, of the wrong kind, out of range or twice there stops the relay, and the message says what to do. */
class ConfigFileTest {

	private static final String TLS = "\"tls\": {\"certificate\": \"c.pem\", \"key\": \"k.pem\"}";

	private static final Path FOLDER = Path.of("/etc/tandem-relay");

	private static RelayConfig good(final String text) throws ConfigException {
		return ConfigFile.parse(text, FOLDER, false);
	}

	private static List<String> problems(final String text) {
		return assertThrows(ConfigException.class, () -> good(text)).problems();
	}

	@Test
	void whatIsLeftOutIsUsual() throws ConfigException {
		final var config = good("{" + TLS + "}");
		assertEquals(443, config.listen().getPort());
		assertEquals(Limits.USUAL, config.limits());
		assertEquals(Times.USUAL, config.times());
		assertEquals(Addresses.PREFIX, config.addresses());
		assertEquals(List.of(), config.tokens());
		assertTrue(config.admin().isEmpty());
		assertEquals(FOLDER.resolve("k.pem"), config.tls().orElseThrow().key());
	}

	@Test
	void everythingCanBeSet() throws ConfigException {
		final var hash = TokenHash.of(TokenHash.freshToken());
		final var config = good("{" + TLS + ", \"listen\": {\"address\": \"192.0.2.1\", \"port\": 8443}, \"admin\": {\"port\": 1234, \"allow\": [\"10.0.0.0/8\"]},"
				+ "\"proxies\": {\"proxyProtocol\": [\"192.0.2.9\"], \"forwardedFor\": [\"::1\"]}, \"technicians\": {\"tokens\": [\"" + hash.text() + "\"]},"
				+ "\"limits\": {\"mailboxes\": 7, \"megabytesPerSession\": 0}, \"seconds\": {\"idle\": 11}, \"log\": {\"addresses\": \"none\"}}");
		assertEquals(8443, config.listen().getPort());
		assertEquals(1234, config.admin().orElseThrow().listen().getPort());
		assertEquals(List.of(hash), config.tokens());
		assertEquals(7, config.limits().mailboxes());
		assertEquals(11, config.times().idle());
		assertEquals(Addresses.NONE, config.addresses());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"\"limts\": {}|limts is no setting; the file may have admin, limits,", //
			"\"limits\": {\"mailbox\": 5}|limits.mailbox is no setting; limits may have", //
			"\"limits\": {\"mailboxes\": \"5\"}|limits.mailboxes must be a whole number from 1 to 1000000", //
			"\"limits\": {\"mailboxes\": 0}|limits.mailboxes must be a whole number from 1", //
			"\"limits\": {\"mailboxes\": -1}|limits.mailboxes must be a whole number from 1", //
			"\"limits\": {\"mailboxes\": 1.5}|limits.mailboxes must be a whole number from 1", //
			"\"limits\": {\"mailboxes\": 99999999999999}|limits.mailboxes must be a whole number from 1", //
			"\"limits\": 5|limits must be an object", //
			"\"seconds\": {\"firstFrame\": 3601}|seconds.firstFrame must be a whole number from 1 to 3600", //
			"\"listen\": {\"address\": \"relay.example\"}|listen.address must be an address of this computer", //
			"\"listen\": {\"port\": 65536}|listen.port must be", //
			"\"proxies\": {\"forwardedFor\": \"10.0.0.1\"}|proxies.forwardedFor must be a list", //
			"\"proxies\": {\"forwardedFor\": [\"10.0.0.1\", \"all\"]}|proxies.forwardedFor must hold nothing but addresses", //
			"\"technicians\": {}|technicians.tokens is empty: make one with tandem-relay --new-token", //
			"\"technicians\": {\"tokens\": []}|technicians.tokens is empty", //
			"\"technicians\": {\"tokens\": [\"secret\"]}|technicians.tokens must hold nothing but hashes", //
			"\"log\": {\"addresses\": \"some\"}|log.addresses must be full, prefix or none" })
	void whatIsWrongIsNamed(final String part, final String problem) {
		final var problems = problems("{" + TLS + ", " + part + "}");
		assertTrue(problems.getFirst().startsWith(problem), problems::toString);
	}

	@Test
	void allThatIsWrongIsNamedAtOnce() {
		assertEquals(3, problems("{\"limits\": {\"mailboxes\": 0, \"sessions\": 0}}").size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{\"limits\": {}, \"limits\": {}}", "{\"a\": 1,}", "{} {}", "// comment\n{}", "{'a': 1}", "{\"a\": null}", "{\"a\": nul}",
			"{\"a\": [[[[[[[[[[1]]]]]]]]]]}" })
	void onlyStrictJsonIsRead(final String text) {
		assertTrue(problems(text).getFirst().startsWith("The configuration is no JSON: "));
	}

	@Test
	void withoutACertificateItIsOnlyForTrying() throws ConfigException {
		assertTrue(problems("{}").getFirst().startsWith("tls.certificate is missing"));
		assertTrue(problems("{\"tls\": {\"certificate\": \"c.pem\"}}").getFirst().startsWith("tls.key is missing"));
		assertTrue(ConfigFile.parse("{}", FOLDER, true).tls().isEmpty());
		assertThrows(ConfigException.class, () -> ConfigFile.parse("{\"tls\": {}}", FOLDER, true));
		assertEquals(8443, ConfigFile.dev().listen().getPort());
	}

	@Test
	void aFileThatCannotBeReadIsNamed(@TempDir final Path folder) throws IOException {
		final var missing = folder.resolve("none.json");
		assertTrue(assertThrows(ConfigException.class, () -> ConfigFile.read(missing, false)).problems().getFirst().startsWith(missing + " can't be read"));
		final var binary = folder.resolve("binary.json");
		Files.write(binary, new byte[] { '{', (byte) 0xff, '}' });
		assertTrue(assertThrows(ConfigException.class, () -> ConfigFile.read(binary, false)).problems().getFirst().contains("UTF-8"));
	}

	@Test
	void aTokenMatchesItsHashAlone() {
		final var token = TokenHash.freshToken();
		final var hashes = List.of(TokenHash.of(TokenHash.freshToken()), TokenHash.of(token));
		assertEquals(32, token.text().length());
		assertTrue(TokenHash.anyMatches(hashes, token));
		assertTrue(!TokenHash.anyMatches(hashes, TokenHash.freshToken()));
		assertTrue(!TokenHash.anyMatches(List.of(), token));
		assertEquals(TokenHash.of(token), TokenHash.parse(TokenHash.of(token).text()).orElseThrow());
	}
}
