// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.invitation.mail.Delivery;

class SmtpMailTest {

	private static final String PASSWORD = "gehe\u00edm";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	@BeforeAll
	static void installed() throws Exception {
		assertTrue(MailServer.isInstalled(), "releng/setup installs a mail server for tests");
	}

	private static SmtpServer at(final MailServer server, final String user) {
		return SmtpServer.of("localhost:" + server.port(), user, "desk@example.org").orElseThrow();
	}

	private static String why(final Delivery delivery) {
		return delivery instanceof final Delivery.Failed failed ? failed.why() + " / " + failed.detail() : delivery.toString();
	}

	@Test
	void theInvitationArrivesOverTlsAndWithoutAPassword() throws Exception {
		try (var server = MailServer.start(folder, true, true, false, "localhost")) {
			final var sent = new SmtpMail(server.trusting(), PATIENCE).send(at(server, "desk"), PASSWORD, MailDrafts.draft("B\u00e9lla\r\nBcc: thief@example.org", "help@example.org, second@example.org"));
			assertEquals(new Delivery.Sent(), sent, () -> why(sent));
			final var taken = server.taken();
			assertEquals("desk@example.org", taken.get("from").getAsString());
			assertEquals("[\"help@example.org\",\"second@example.org\"]", taken.get("to").toString());
			assertTrue(taken.get("secure").getAsBoolean());
			final var message = MailDrafts.read(MailServer.content(taken));
			assertEquals("desk@example.org", message.getFrom()[0].toString());
			assertTrue(MailDrafts.words(message).contains("I will tell you the password by phone."));
			assertArrayEquals(MailDrafts.FILE, MailDrafts.parts(message).get(1).getInputStream().readAllBytes());
		}
	}

	@Test
	void aServerWithoutEncryptionGetsNothing() throws Exception {
		try (var server = MailServer.start(folder, false, false, false, "localhost")) {
			final var refused = new SmtpMail(server.trusting(), PATIENCE).send(at(server, ""), "", MailDrafts.draft("Bella", "help@example.org"));
			assertTrue(why(refused).startsWith("The mail server localhost offers no encryption: nothing was sent."), why(refused));
			assertTrue(server.hasNone());
		}
	}

	@Test
	void aServerThatCanNotProveItselfGetsNothing() throws Exception {
		try (var server = MailServer.start(folder, true, true, false, "localhost")) {
			final var stranger = new SmtpMail((SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE).send(at(server, "desk"), PASSWORD, MailDrafts.draft("Bella", "help@example.org"));
			assertTrue(why(stranger).contains("prove who it is"), why(stranger));
			assertTrue(server.hasNone());
		}
		try (var server = MailServer.start(folder, true, true, false, "mail.example.org")) {
			final var other = new SmtpMail(server.trusting(), PATIENCE).send(at(server, "desk"), PASSWORD, MailDrafts.draft("Bella", "help@example.org"));
			assertTrue(why(other).contains("prove who it is"), why(other));
			assertTrue(server.hasNone());
		}
	}

	@Test
	void eachRefusalHasItsWords() throws Exception {
		try (var server = MailServer.start(folder, true, true, false, "localhost")) {
			final var mail = new SmtpMail(server.trusting(), PATIENCE);
			final var wrong = why(mail.send(at(server, "desk"), "wrong", MailDrafts.draft("Bella", "help@example.org")));
			assertTrue(wrong.contains("name and password") && !wrong.contains("wrong"), wrong);
			assertTrue(why(mail.send(at(server, "desk"), PASSWORD, MailDrafts.draft("Bella", "nobody@example.org"))).contains("for this address"));
			assertTrue(why(mail.send(at(server, "desk"), PASSWORD, MailDrafts.draft("Bella", ""))).contains("no address"));
			assertTrue(why(mail.send(SmtpServer.of("localhost:" + server.port(), "", "x y").orElseThrow(), "", MailDrafts.draft("Bella", "a@b.example"))).contains("mailFrom"));
			assertTrue(why(mail.send(at(server, "desk"), PASSWORD, MailDrafts.draft("Bella", "j\u00f6rg@example.org"))).contains("such letters"));
			assertTrue(server.hasNone());
		}
		try (var gone = new Socket()) {
			gone.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // taken, and nobody listens
			final var port = gone.getLocalPort();
			final var nobody = new SmtpMail((SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE).send(SmtpServer.of("localhost:" + port, "", "a@b.example").orElseThrow(), "", MailDrafts.draft("Bella", "a@b.example"));
			assertTrue(why(nobody).contains("does not answer"), why(nobody));
		}
	}

	@Test
	void addressesOfOtherScriptsArriveWhereTheServerKnowsThem() throws Exception {
		try (var server = MailServer.start(folder, true, false, true, "localhost")) {
			final var sent = new SmtpMail(server.trusting(), PATIENCE).send(at(server, ""), "", MailDrafts.draft("Bella", "j\u00f6rg@b\u00fccher.example"));
			assertEquals(new Delivery.Sent(), sent, () -> why(sent));
			assertEquals("j\u00f6rg@xn--bcher-kva.example", server.taken().getAsJsonArray("to").get(0).getAsString());
		}
	}

	@Test
	void aServersAddressIsReadStrictly() {
		assertEquals(587, SmtpServer.of("mail.example.org", "", "").orElseThrow().port());
		assertEquals("::1", SmtpServer.of("[::1]:25", "", "").orElseThrow().host());
		for (final var none : new String[] { "", "a b", "a:0", "a:70000", "-a", "a/b", "smtp://a" }) {
			assertFalse(SmtpServer.of(none, "", "").isPresent(), none);
		}
	}
}
