// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.Channel;
import tandem.channel.Peer;
import tandem.channel.codec.MessageException;
import tandem.identity.Authority;
import tandem.identity.Vouched;
import tandem.session.Role;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeIdentity;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;

/** From a technician's certificate to what the sharer reads, over both ends of the channel. */
class VouchersTest {

	private static final Vouched MARIA = new Vouched("Maria Santos", "Example", "Example Help Desk");

	@TempDir
	private Path folder;

	private final FakeIdentity maria = new FakeIdentity("Maria");
	private final List<String> troubles = new CopyOnWriteArrayList<>();
	private final FakeTimers timers = new FakeTimers();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final FakeSession technician = new FakeSession(Role.TECHNICIAN);
	private final ChannelPair channel = new ChannelPair(PairingCodec.CHANNEL, 1 << 16);
	private final List<Optional<Vouched>> told = new CopyOnWriteArrayList<>();
	private Optional<String> authority = Optional.empty();
	private KnownVouchers known;
	private TechnicianCertificate certificate;

	@BeforeEach
	void begin() throws Exception {
		known = new KnownVouchers(() -> SharerPairingFeature.authority("", authority, this::trouble), this::trouble);
		known.onChange(() -> told.add(known.of(peer(maria))));
		certificate = new TechnicianCertificate(folder.resolve("config/technician.pem"), maria, this::trouble);
		sharer.proved(maria.publicKey());
		timers.sleep(Duration.between(timers.now(), Instant.now().plusSeconds(5))); // certificates begin in the second in which they are made
	}

	@AfterEach
	void end() {
		channel.close();
	}

	private void trouble(final String what, final Throwable cause) {
		troubles.add(what);
	}

	private static Peer peer(final FakeIdentity of) {
		final var key = new ArrayList<Byte>();
		for (final var b : of.publicKey()) {
			key.add(b);
		}
		return new Peer("whatever", "", "192.0.2.9", Optional.of(key), List.of(), Optional.empty());
	}

	private void openssl(final String... arguments) throws IOException, InterruptedException {
		final var command = new ArrayList<>(List.of("openssl"));
		command.addAll(List.of(arguments));
		final var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		final var said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
	}

	/** A certificate over an installation's key, of an authority that the sharer's computer may know. */
	private Path certified(final FakeIdentity who) throws Exception {
		openssl("req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=Example Help Desk");
		Files.writeString(folder.resolve("own.pub"),
				"-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(who.publicKey()) + "\n-----END PUBLIC KEY-----\n");
		Files.writeString(folder.resolve("own.ext"), "extendedKeyUsage=" + Authority.TECHNICIAN + "\n");
		openssl("req", "-new", "-newkey", "ed25519", "-nodes", "-keyout", "other.key", "-out", "own.csr", "-subj", "/O=Example/CN=Maria Santos");
		openssl("x509", "-req", "-in", "own.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "10", "-force_pubkey", "own.pub",
				"-extfile", "own.ext", "-out", "own.pem");
		return folder.resolve("own.pem");
	}

	private AutoCloseable meet() {
		final var attachment = new SharerPairingFeature(known, timers).attach(sharer, channel.left());
		new TechnicianPairingFeature(certificate).attach(technician, channel.right());
		return attachment::close;
	}

	@Test
	void whoIsCertifiedIsVouchedForUntilTheyLeave() throws Exception {
		certificate.take(certified(maria));
		authority = Optional.of(Files.readString(folder.resolve("ca.pem")));
		final var attachment = meet();
		Await.until("vouched for", () -> told.equals(List.of(Optional.of(MARIA))));
		Await.until("logged", () -> sharer.lines().stream().anyMatch(line -> line.contains("Example Help Desk vouches")));
		attachment.close();
		assertEquals(Optional.empty(), known.of(peer(maria)));
		assertEquals(List.of(), troubles);
	}

	@Test
	void whoIsNotKnownToTheSharersComputerIsNot() throws Exception {
		certificate.take(certified(maria));
		meet();
		Await.until("told", () -> told.equals(List.of(Optional.empty())));
	}

	@Test
	void anAuthorityThatCanNotBeReadVouchesForNobody() throws Exception {
		certificate.take(certified(maria));
		authority = Optional.of("rubbish");
		meet();
		Await.until("told", () -> told.equals(List.of(Optional.empty())));
		assertEquals(1, troubles.size());
	}

	@Test
	void aCertificateOfSomebodyElseIsNeitherTakenNorBelieved() throws Exception {
		final var other = certified(new FakeIdentity("Other"));
		assertThrows(IOException.class, () -> certificate.take(other));
		assertFalse(Files.exists(folder.resolve("config/technician.pem")));
		authority = Optional.of(Files.readString(folder.resolve("ca.pem")));
		new SharerPairingFeature(known, timers).attach(sharer, channel.left());
		channel.right().listen(message -> {
		});
		final var stolen = PairingCodec.encode(List.of(Authority.certificates(Files.readString(other)).getFirst().getEncoded()));
		Await.until("sent", () -> channel.right().send(stolen) == Channel.Sent.ACCEPTED);
		Await.until("told", () -> told.equals(List.of(Optional.empty())));
	}

	@Test
	void withoutACertificateTheChannelStaysClosed() {
		meet();
		Await.until("closed", () -> channel.right().send(new byte[1]) == Channel.Sent.CLOSED);
		assertEquals(List.of(), told);
	}

	@Test
	void whoShowsThemTwiceBreaksTheRules() throws Exception {
		certificate.take(certified(maria));
		new SharerPairingFeature(known, timers).attach(sharer, channel.left());
		channel.right().listen(message -> {
		});
		final var shown = PairingCodec.encode(certificate.chain());
		Await.until("sent", () -> channel.right().send(shown) == Channel.Sent.ACCEPTED);
		channel.right().send(shown);
		Await.until("noticed", () -> sharer.violation().isPresent());
	}

	@Test
	void messagesThatAreNoneAreRefused() {
		for (final var bytes : List.of(new byte[0], new byte[] { 2, 1 }, new byte[] { 1, 0 }, new byte[] { 1, 9 }, new byte[] { 1, 1, 0, 0 },
				new byte[] { 1, 1, 0, 0, 0, 1, 7, 7 })) {
			assertThrows(MessageException.class, () -> PairingCodec.decode(bytes));
		}
	}

	@Test
	void theTeamsFileNamesTheAuthority() throws Exception {
		final var team = new TeamFile(folder, this::trouble);
		assertEquals(Optional.empty(), team.authority());
		Files.writeString(folder.resolve(TeamFile.NAME), "{\"relay\": \"help.example.org\", \"authority\": \"PEM\\nPEM\"}");
		assertEquals(Optional.of("PEM\nPEM"), team.authority());
	}
}
