// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.invitation.AddressKind;
import tandem.testsupport.XServer;

class FreeRdpTest {

	private static final int ENOUGH = 60;

	@TempDir
	Path folder;

	private static OpenedWindowsInvitation invitation(final String user, final WindowsAddress... addresses) throws WindowsInvitationException {
		final var files = new WindowsInvitationFile();
		// As Windows saves it: UTF-16, which FreeRDP by itself can't read.
		final var text = '\ufeff' + TicketWriter.second(user, List.of(addresses), TicketWriter.PASSWORD);
		return files.open(files.read(text.getBytes(StandardCharsets.UTF_16LE)), TicketWriter.PASSWORD);
	}

	private static WindowsAddress local(final int port) {
		return new WindowsAddress("127.0.0.1", port, AddressKind.LOOPBACK);
	}

	private Path script(final String name, final String body) throws Exception {
		final var file = folder.resolve(name);
		Files.writeString(file, "#!/bin/sh\n" + body);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		return file;
	}

	@Test
	void thePasswordStaysOffTheCommandLineWhereThatCanBe() throws Exception {
		final var invitation = invitation("sam", local(1));
		final var ticket = Path.of("/run/x/invitation.msrcIncident");
		final var quiet = new FreeRdp(Path.of("/usr/bin/xfreerdp3"), 3).start(invitation, ticket);
		assertEquals(List.of("/usr/bin/xfreerdp3", "/args-from:stdin"), quiet.command());
		assertEquals("/run/x/invitation.msrcIncident\n/assistance:" + TicketWriter.PASSWORD + "\n/cert:tofu\n", quiet.input());
		assertFalse(quiet.toString().contains(TicketWriter.PASSWORD));
		final var old = new FreeRdp(Path.of("/usr/bin/xfreerdp"), 2);
		assertTrue(old.showsPassword());
		assertEquals(List.of("/usr/bin/xfreerdp", "/run/x/invitation.msrcIncident", "/assistance:" + TicketWriter.PASSWORD, "/cert:tofu"), old.start(invitation, ticket).command());
	}

	@Test
	void theNewestOfThoseInstalledIsTaken() throws Exception {
		assertEquals(Optional.empty(), FreeRdp.find(List.of(folder)));
		final var any = script("xfreerdp", "echo 'This is FreeRDP version 2.11.7 (2.11.7)'");
		assertEquals(Optional.of(new FreeRdp(any, 2)), FreeRdp.find(List.of(folder)));
		final var three = script("xfreerdp3", "exit 1");
		assertEquals(Optional.of(new FreeRdp(three, 3)), FreeRdp.find(List.of(folder)));
	}

	@Test
	void theCopyIsThisPersonsAloneAndGoneAfterwards() throws Exception {
		final var program = script("xfreerdp3", "read file; read password; ls -l \"$file\"; ls -ld \"$(dirname \"$file\")\"; cat \"$file\"; echo; echo \"$@ $password\"; exit 131");
		final var ending = new FreeRdp(program, 3).open(invitation("sam", local(1))).get(ENOUGH, TimeUnit.SECONDS);
		assertTrue(ending.isFailure());
		final var told = ending.told().lines().toList();
		assertTrue(told.get(0).startsWith("-rw-") && told.get(1).startsWith("drwx------"), ending.told());
		assertTrue(told.get(2).startsWith("<?xml version=\"1.0\"?><UPLOADINFO TYPE=\"Escalated\"><UPLOADDATA USERNAME=\"sam\" LHTICKET=\""), ending.told());
		assertEquals("/args-from:stdin /assistance:" + TicketWriter.PASSWORD, told.get(3));
		assertFalse(Files.exists(Path.of(told.get(0).substring(told.get(0).indexOf('/')))));
	}

	/** Debian's FreeRDP takes the file and the command, and calls where the ticket says. */
	@Test
	void theRealOneCallsTheAddressOfTheTicket() throws Exception {
		final var program = Path.of("/usr/bin/xfreerdp");
		assertTrue(Files.isExecutable(program), "releng/setup installs FreeRDP");
		try (var x = XServer.start(800, 600); var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout((int) TimeUnit.SECONDS.toMillis(ENOUGH));
			final var silent = new WindowsAddress("192.0.2.1", 49228, AddressKind.PUBLIC);
			final var run = new FreeRdp(program, 2).open(invitation("sam", silent, local(server.getLocalPort())), Map.of("DISPLAY", x.display(), "HOME", folder.toString()));
			try (var call = server.accept()) {
				call.setSoTimeout((int) TimeUnit.SECONDS.toMillis(ENOUGH));
				final var head = call.getInputStream().readNBytes(4);
				assertEquals(3, head[0], "TPKT");
				final var request = call.getInputStream().readNBytes((head[2] << 8 | head[3] & 0xff) - head.length);
				assertEquals((byte) 0xe0, request[1], "X.224 connection request");
				assertTrue(new String(request, StandardCharsets.ISO_8859_1).contains("Cookie: mstshash=sam\r\n"));
			}
			run.cancel(true);
		}
	}
}
