// SPDX-License-Identifier: EPL-2.0
package tandem.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTest {

	@ParameterizedTest
	@CsvSource({ "https://example.org/a?b=c#d, example.org", "http://example.org:8080/x, example.org:8080", "HTTPS://Example.ORG, Example.ORG", "https://192.0.2.7/x, 192.0.2.7",
			"http://[2001:db8::1]/x, [2001:db8::1]", "https://bank.example.evil.test/login, bank.example.evil.test" })
	void anAddressSaysWhereItLeads(final String text, final String host) {
		final var link = WebLinks.of("see " + text + ", please").getFirst();
		assertEquals(host, link.host());
		assertEquals(text, link.address().toString());
		assertEquals(4, link.start());
		assertEquals(4 + text.length(), link.end());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://bank.example@evil.test/", "javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/", "https://", "https:///x", "https://example.org:port/",
			"http://exa_mple..org:99999999999/", "tandem://relay/code", "https://b\u00e4nk.example/", "https://bank.ex\u0430mple/", "https://example.org\u2025evil.test/", "www.example.org", "xhttps://example.org" })
	void whatCouldLeadElsewhereIsPlainText(final String text) {
		assertEquals(List.of(), WebLinks.of(text));
	}

	@Test
	void allOfATextAreFound() {
		final var links = WebLinks.of("(https://a.example/1) and\nhttp://b.example.");
		assertEquals(List.of("https://a.example/1", "http://b.example"), links.stream().map(link -> link.address().toString()).toList());
		assertTrue(WebLinks.of("https://a.example/" + "x".repeat(3_000)).isEmpty());
	}
}
