// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

	@Test
	void severalAreReadAsPeopleTypeThem() throws Exception {
		assertEquals(List.of("a@b.example", "c.d+e@localhost", "x_y@f.example"),
				MailAddress.read(" <a@b.example>, c.d+e@localhost;\u00a0x_y@f.example ").stream().map(MailAddress::toString).toList());
		assertEquals(List.of(), MailAddress.read("  "));
	}

	@Test
	void otherScriptsAreKnown() throws Exception {
		final var address = MailAddress.read("j\u00f6rg@b\u00fccher.example").getFirst();
		assertEquals("j\u00f6rg@xn--bcher-kva.example", address.toString());
		assertFalse(address.isAscii());
		assertTrue(MailAddress.read("joerg@b\u00fccher.example").getFirst().isAscii());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "@b", "a@", "a@b@c", "-oQueueDirectory=/tmp@x.example", "a@b.example?attach=/etc/passwd", "a@b\r\nBcc:c@d.example", "a\u0000@b.example",
			"a..b@c.example", ".a@c.example", "a@-b.example", "a@b..example", "\"a b\"@c.example", "a@[127.0.0.1]", "a%b@c.example", "a&cc=x@b.example", "a@b.example/..",
			"mailto:a@b.example", "a\u202eb@c.example", "a`id`@b.example", "$(id)@b.example", "a@b_c.example" })
	void whatIsNoAddressIsRefused(final String typed) {
		assertThrows(MailAddress.Refused.class, () -> MailAddress.read(typed));
	}

	@Test
	void thereIsAnEndToThem() {
		assertThrows(MailAddress.Refused.class, () -> MailAddress.read("a@b.example ".repeat(11)));
		assertThrows(MailAddress.Refused.class, () -> MailAddress.read("a".repeat(65) + "@b.example"));
	}
}
