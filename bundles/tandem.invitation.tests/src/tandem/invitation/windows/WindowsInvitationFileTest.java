// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.invitation.AddressKind;
import tandem.invitation.windows.WindowsInvitation.Form;
import tandem.invitation.windows.WindowsInvitationException.Problem;

class WindowsInvitationFileTest {

	private static final List<WindowsAddress> ADDRESSES = List.of(new WindowsAddress("fe80::b31a:3308:6b91:8831%3", 64730, AddressKind.LINK_LOCAL),
			new WindowsAddress("2001:0:284a:364:28e3:b9b:c19c:4d04", 64732, AddressKind.TEREDO), new WindowsAddress("10.0.1.174", 64733, AddressKind.PRIVATE));

	private final WindowsInvitationFile files = new WindowsInvitationFile();

	private WindowsInvitation read(final String text) throws WindowsInvitationException {
		return files.read(text.getBytes(StandardCharsets.UTF_8));
	}

	private void refused(final Problem problem, final String text) {
		assertEquals(problem, assertThrows(WindowsInvitationException.class, () -> files.open(read(text), TicketWriter.PASSWORD)).problem());
	}

	@Test
	void theSecondFormIsRead() throws WindowsInvitationException {
		final var invitation = read(TicketWriter.second("Jürgen & \"Söhne\"", ADDRESSES, TicketWriter.PASSWORD));
		assertEquals(Form.SECOND, invitation.form());
		assertEquals("Jürgen & \"Söhne\"", invitation.user());
		assertEquals(Optional.of(Instant.ofEpochSecond(TicketWriter.START)), invitation.issued());
		assertEquals(Optional.of(Instant.ofEpochSecond(TicketWriter.START).plus(Duration.ofHours(6))), invitation.expires());
		assertTrue(invitation.hasPassword());
		assertEquals(List.of(), invitation.clearAddresses());
		final var opened = files.open(invitation, TicketWriter.PASSWORD);
		assertEquals(ADDRESSES, opened.addresses());
		assertEquals(List.of(TicketWriter.KEY_HASH), opened.keyHashes());
		assertEquals(TicketWriter.SESSION, opened.session());
		assertTrue(opened.isPasswordProven());
		assertFalse(opened.toString().contains(TicketWriter.PASSWORD));
	}

	@Test
	void theFirstFormIsReadThoughTwoAttributesTouch() throws WindowsInvitationException {
		final var invitation = read(TicketWriter.first("Administrator", List.of("10.0.3.105:3389", "winxpsp3.example:3390", "[fd00::1]:9", "2002:a00::1:10", "")));
		assertEquals(Form.FIRST, invitation.form());
		final var opened = files.open(invitation, "Password1");
		assertEquals(List.of("10.0.3.105:3389", "winxpsp3.example:3390", "[fd00::1]:9", "[2002:a00::1]:10"), opened.addresses().stream().map(WindowsAddress::toString).toList());
		assertEquals(List.of(AddressKind.PRIVATE, AddressKind.NAME, AddressKind.UNIQUE_LOCAL, AddressKind.SIX_TO_FOUR), opened.addresses().stream().map(WindowsAddress::kind).toList());
		assertEquals(Optional.of("winxpsp3.example"), opened.computer());
		assertEquals(Optional.of("65538"), opened.version());
		assertEquals(List.of(TicketWriter.KEY_HASH), opened.keyHashes());
		assertFalse(opened.isPasswordProven());
		assertEquals("RT=0PvInd&n52*", invitation.parts().passStub());
	}

	@Test
	void anEncryptedTicketOfTheFirstFormIsRead() throws WindowsInvitationException {
		final var ticket = TicketWriter.rc4(TicketWriter.connectionString(List.of("192.0.2.7")), "geheim");
		final var invitation = read(TicketWriter.uploaded("USERNAME='x' RCTICKET='" + ticket + "' RCTICKETENCRYPTED='1'"));
		final var opened = files.open(invitation, "geheim");
		assertEquals("192.0.2.7:3389", opened.addresses().getFirst().toString());
		assertTrue(opened.isPasswordProven());
		assertEquals(Problem.WRONG_PASSWORD, assertThrows(WindowsInvitationException.class, () -> files.open(invitation, "geheimer")).problem());
		assertTrue(FreeRdpTicket.of(opened).contains("RCTICKET=\"65538,1,192.0.2.7,"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252" })
	void aFileIsReadInEveryCharsetWithAndWithoutMark(final String charset) throws WindowsInvitationException {
		final var text = TicketWriter.second("Jörg", ADDRESSES, TicketWriter.PASSWORD);
		for (final var mark : charset.startsWith("UTF") ? List.of("", "\ufeff") : List.of("")) {
			for (final var end : List.of("", "\r\n", "\r\n\0\0")) {
				final var invitation = files.read((mark + text + end).getBytes(Charset.forName(charset)));
				assertEquals("Jörg", invitation.user());
				assertEquals(ADDRESSES, files.open(invitation, TicketWriter.PASSWORD).addresses());
			}
		}
	}

	@Test
	void blanksNewLinesAndLowerCaseAreNoHindrance() throws WindowsInvitationException {
		final var text = TicketWriter.second("x", ADDRESSES, TicketWriter.PASSWORD).replace("UPLOADDATA ", "uploaddata\r\n\t").replaceFirst("([0-9A-F]{32})", "$1\r\n ").replace("\"/>", "\" ></uploaddata>");
		assertEquals(ADDRESSES, files.open(read("<!-- saved by mail -->\r\n" + text.replaceFirst("<\\?.*\\?>", "")), " k7wq-2m9x r4tz ").addresses());
	}

	@Test
	void aClearTicketBesideTheSealedOneIsAHint() throws WindowsInvitationException {
		final var hint = "RCTICKET=\"" + TicketWriter.connectionString(List.of("10.0.1.174:64733")) + "\" ";
		final var ticket = TicketWriter.ticket(ADDRESSES, "KH2=\"sha256:AAAA\" CE=\"bm8=\" ");
		final var invitation = read(TicketWriter.sealed("x", ticket, TicketWriter.PASSWORD, hint));
		assertEquals(List.of(ADDRESSES.getLast()), invitation.clearAddresses());
		final var opened = files.open(invitation, TicketWriter.PASSWORD);
		assertEquals(List.of(TicketWriter.KEY_HASH, "sha256:AAAA"), opened.keyHashes());
		assertEquals(Optional.empty(), opened.certificate(), "one that is none is not shown");
		assertEquals(List.of(), read(TicketWriter.sealed("x", ticket, TicketWriter.PASSWORD, "RCTICKET=\"65538,1,:\" ")).clearAddresses());
	}

	@Test
	void aConnectionStringByItselfIsRead() throws WindowsInvitationException {
		final var invitation = read(TicketWriter.ticket(ADDRESSES, "").replace("><", ">\n<"));
		assertFalse(invitation.hasPassword());
		assertEquals(ADDRESSES, files.open(invitation, "").addresses());
	}

	@Test
	void noWrongPasswordIsTakenThoughOneIn256Unpads() throws WindowsInvitationException {
		final var invitation = read(TicketWriter.second("x", ADDRESSES, TicketWriter.PASSWORD));
		for (int i = 0; i < 2000; i++) {
			final var wrong = "WRONG" + i;
			assertEquals(Problem.WRONG_PASSWORD, assertThrows(WindowsInvitationException.class, () -> files.open(invitation, wrong)).problem());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "a\nb" })
	void whatIsNoPasswordIsWrong(final String password) throws WindowsInvitationException {
		for (final var text : List.of(TicketWriter.second("x", ADDRESSES, TicketWriter.PASSWORD), TicketWriter.first("x", List.of("10.0.0.1:1")))) {
			assertEquals(Problem.WRONG_PASSWORD, assertThrows(WindowsInvitationException.class, () -> files.open(read(text), password)).problem());
		}
	}

	static Stream<Map.Entry<Problem, String>> refused() {
		final var good = TicketWriter.second("x", ADDRESSES, TicketWriter.PASSWORD);
		final var ticket = TicketWriter.ticket(ADDRESSES, "");
		return Stream.of(Map.entry(Problem.NOT_AN_INVITATION, ""), Map.entry(Problem.NOT_AN_INVITATION, "%PDF-1.7"),
				Map.entry(Problem.NOT_AN_INVITATION, "{\"tandem-invitation\":1}"), Map.entry(Problem.NOT_AN_INVITATION, "<html></html>"),
				Map.entry(Problem.NOT_AN_INVITATION, good.replace("Escalated", "Other")), Map.entry(Problem.NOT_AN_INVITATION, "<?xml"),
				Map.entry(Problem.FORBIDDEN, "<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(1000) + "\">]>" + good),
				Map.entry(Problem.FORBIDDEN, good.replace("USERNAME=\"x", "USERNAME=\"&lol;")), Map.entry(Problem.FORBIDDEN, good.replace("/></UPLOADINFO>", "><![CDATA[x]]></UPLOADDATA></UPLOADINFO>")),
				Map.entry(Problem.FORBIDDEN, sealed("<!DOCTYPE E SYSTEM \"file:///etc/passwd\">" + ticket, "<E><!DOCTYPE x></E>")),
				Map.entry(Problem.DAMAGED, good.substring(0, good.length() - 3)), Map.entry(Problem.DAMAGED, good.substring(0, 200)),
				Map.entry(Problem.DAMAGED, good.replaceFirst("[0-9A-F]{2}\" PassStub", "\" PassStub")), Map.entry(Problem.DAMAGED, good.replaceFirst("[0-9A-F]\" PassStub", "\" PassStub")),
				Map.entry(Problem.DAMAGED, good.replaceFirst("[0-9A-F]{32}\" PassStub", "\" PassStub")), Map.entry(Problem.DAMAGED, good.replace("LHTICKET=\"", "LHTICKET=\"0g")),
				Map.entry(Problem.DAMAGED, good.replace("USERNAME", "\0USERNAME")), Map.entry(Problem.DAMAGED, good.replace("L=\"0\"", "L=\"0\" L=\"1\"")),
				Map.entry(Problem.DAMAGED, good.replace("\"360\"", "\"-1\"")), Map.entry(Problem.DAMAGED, good.replace("\"360\"", "\"99999999999999\"")),
				Map.entry(Problem.DAMAGED, good + good), Map.entry(Problem.DAMAGED, TicketWriter.uploaded("USERNAME=\"x\"")),
				Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("10.0.0.1:0"))), Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("10.0.0.1:65536"))),
				Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("10.0.0.1:49228-49231"))), Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("a b:1"))),
				Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("/etc/passwd:1"))), Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("-oProxy:1"))),
				Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("1:2:3:1"))), Map.entry(Problem.DAMAGED, TicketWriter.first("x", List.of("10.0.0.1:1")).replace(",*,*,", ",*,")),
				Map.entry(Problem.DAMAGED, TicketWriter.uploaded("RCTICKET=\"65538,1, ,*,,*,\"")), Map.entry(Problem.NO_ADDRESS, TicketWriter.first("x", List.of(" "))),
				Map.entry(Problem.NO_ADDRESS, sealed("", TicketWriter.ticket(List.of(), ""))), Map.entry(Problem.DAMAGED, sealed("", ticket.replace("<C>", "<X>").replace("</C>", "</X>"))),
				Map.entry(Problem.DAMAGED, sealed("", ticket.replace("</E>", ""))), Map.entry(Problem.DAMAGED, sealed("", "<E>" + "<A>".repeat(5000))),
				Map.entry(Problem.DAMAGED, sealed("", ticket.replace("10.0.1.174", "10.0.1.174;rm"))));
	}

	private static String sealed(final String before, final String ticket) {
		return TicketWriter.sealed("x", ticket.startsWith("<E><!") ? ticket : before + ticket, TicketWriter.PASSWORD, "");
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatIsNoWholeInvitationIsRefused(final Map.Entry<Problem, String> what) {
		refused(what.getKey(), what.getValue());
	}

	@Test
	void aHugeFileIsNotReadToItsEnd(@TempDir final Path folder) throws IOException {
		final var huge = folder.resolve("huge.msrcIncident");
		try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
			file.setLength(100L * 1024 * 1024 * 1024);
		}
		assertEquals(Problem.TOO_LARGE, assertThrows(WindowsInvitationException.class, () -> files.read(huge)).problem());
	}

	@Test
	void namesAreKnownInAnyCase() {
		assertTrue(WindowsInvitationFile.isNamed(Path.of("rcBuddy.MsRcIncident")));
		assertFalse(WindowsInvitationFile.isNamed(Path.of("a.tandem-invitation")));
	}

	@Test
	void keysAreMadeAsDocumented() throws Exception {
		// SHA-1 of "abc" in UTF-16LE is 9f04f41a848514162050e3d68c1a7abb441dc2b5.
		final var block = new byte[64];
		java.util.Arrays.fill(block, (byte) 0x36);
		final var hash = HexFormat.of().parseHex("9f04f41a848514162050e3d68c1a7abb441dc2b5");
		for (int i = 0; i < hash.length; i++) {
			block[i] ^= hash[i];
		}
		final var expected = java.util.Arrays.copyOf(java.security.MessageDigest.getInstance("SHA-1").digest(block), 16);
		assertArrayEquals(expected, TicketCipher.aesKey("abc").getEncoded());
	}

	@Test
	void aFileOfWindowsItselfIsRead() throws Exception {
		final var file = Path.of(System.getProperty("tandem.root", "."), "..", "shared", "data", "msrcincident", "type2-2014.msrcIncident");
		assumeTrue(Files.isRegularFile(file), () -> "There is no " + file + ": no file of Windows itself is read");
		final var invitation = files.read(file);
		final var opened = files.open(invitation, "48BJQ853X3B4");
		assertEquals("awake", invitation.user());
		assertEquals(List.of("[fe80::1032:53d9:5a01:909b%3]:49228", "[fe80::3d8f:9b2d:6b4e:6aa%6]:49229", "192.168.1.200:49230", "169.254.6.170:49231"),
				opened.addresses().stream().map(WindowsAddress::toString).toList());
		assertEquals(List.of("BNRjdu97DyczQSRuMRrDWoue+HA="), opened.keyHashes());
		assertEquals(Instant.ofEpochSecond(1403972263), invitation.issued().orElseThrow());
		assertEquals(Duration.ofMinutes(14400), invitation.lifetime().orElseThrow());
		assertEquals(Problem.WRONG_PASSWORD, assertThrows(WindowsInvitationException.class, () -> files.open(invitation, "48BJQ853X3BZ")).problem());
	}
}
