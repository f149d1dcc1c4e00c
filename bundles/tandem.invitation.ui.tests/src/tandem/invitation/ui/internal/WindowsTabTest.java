// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.invitation.windows.FreeRdp;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

@ExtendWith(NoErrorLogged.class)
class WindowsTabTest {

	@TempDir
	private Path folder;

	private InvitationTab tab;

	private volatile Optional<FreeRdp> installed = Optional.empty();

	private ServiceRegistration<FreeRdpFinder> finder;

	@BeforeEach
	void open() {
		finder = FrameworkUtil.getBundle(WindowsTabTest.class).getBundleContext().registerService(FreeRdpFinder.class, () -> installed, new Hashtable<>());
		tab = new InvitationTab();
	}

	@AfterEach
	void close() {
		tab.close();
		finder.unregister();
	}

	private Path program(final String body) throws IOException {
		final var file = Files.writeString(folder.resolve("xfreerdp3"), "#!/bin/sh\n" + body);
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private void unlock(final String... addresses) {
		tab.open(WindowsSample.in(folder, 360, addresses));
		tab.awaitText("12 capitals and digits");
		tab.type("Password", "k7wq-2m9x r4tz");
		tab.press("Open");
		tab.awaitText("J\u00f6rg");
	}

	private String table() {
		return tab.ask(() -> {
			final var text = new StringBuilder();
			tables(InvitationTab.window().getShell()).filter(Control::isVisible).forEach(table -> Stream.of(table.getItems())
					.forEach(item -> text.append(item.getText(0) + '|' + item.getText(1) + '|' + item.getText(2) + '|' + item.getText(3) + '\n')));
			return text.toString();
		});
	}

	private static Stream<Table> tables(final Composite parent) {
		return Stream.of(parent.getChildren()).flatMap(child -> child instanceof final Table table && Messages.addresses.equals(table.getToolTipText()) ? Stream.of(table)
				: child instanceof final Composite inner ? tables(inner) : Stream.empty());
	}

	@Test
	void everyAddressIsTriedAndSaysWhoReachesIt() throws Exception {
		try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress()); var taken = new Socket()) {
			taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // nobody else listens there meanwhile
			final var closed = taken.getLocalPort();
			unlock("127.0.0.1:" + server.getLocalPort(), "127.0.0.1:" + closed, "0.0.0.0:7");
			tab.awaitText("127.0.0.1:" + server.getLocalPort() + " answers: a session can begin.");
			Await.until("all tried", () -> table().equals("127.0.0.1|" + server.getLocalPort() + "|itself alone (loopback)|Answers\n" + "127.0.0.1|" + closed
					+ "|itself alone (loopback)|Refused\n" + "0.0.0.0|7|nowhere|Leads nowhere\n"));
			tab.awaitText("sudo apt install freerdp3-x11");
			assertTrue(tab.technician.calls().isEmpty());
		}
	}

	@Test
	void aWrongPasswordLosesNothingThatWasTyped() {
		tab.open(WindowsSample.in(folder, 360, "127.0.0.1:1"));
		tab.awaitText("12 capitals and digits");
		assertFalse(tab.enabled("Open"));
		tab.type("Password", "K7WQ2M9XR4TY");
		tab.press("Open");
		tab.awaitText("This is not the password of this invitation");
		assertEquals("K7WQ2M9XR4TY", tab.read("Password"));
		tab.type("Password", WindowsSample.PASSWORD);
		tab.press("Open");
		tab.awaitText("nothing listens");
		assertFalse(tab.written().stream().anyMatch(line -> line.contains("not the password")));
	}

	@Test
	void whatIsNoInvitationSaysSo() {
		tab.open(WindowsSample.write(folder, "<!DOCTYPE a [<!ENTITY b \"c\">]><UPLOADINFO/>"));
		tab.awaitText("may have been made to do harm");
		assertTrue(tab.has("Open another invitation\u2026"));
		assertFalse(tab.has("Open"));
	}

	@Test
	void freeRdpIsLookedForAgainAfterItWasInstalled() throws Exception {
		unlock("127.0.0.1:1");
		tab.awaitText("it is not installed on this computer");
		installed = Optional.of(new FreeRdp(program("exit 0"), 3));
		tab.press("Look for it again");
		tab.awaitText("The password does not stand on the command line");
		assertTrue(tab.has("Start FreeRDP"));
	}

	@Test
	void freeRdpIsStartedWithThePasswordOnItsInputAlone() throws Exception {
		final var seen = folder.resolve("seen");
		installed = Optional.of(new FreeRdp(program("echo \"$@\" >" + seen + "; cat >>" + seen + "; exec sleep 600"), 3));
		unlock("127.0.0.1:1");
		tab.press("Start FreeRDP");
		tab.awaitText("FreeRDP runs in a window of its own");
		Await.until("it was told", () -> Files.exists(seen) && Files.readString(seen).contains("/cert:"));
		assertTrue(Files.readString(seen).startsWith("/args-from:stdin\n/") && Files.readString(seen).contains("/assistance:" + WindowsSample.PASSWORD), () -> seen.toString());
		tab.press("End FreeRDP");
		Await.until("it ended", () -> tab.has("Start FreeRDP"));
	}

	@Test
	void anOldFreeRdpIsStartedOnlyByAButtonThatSaysWhatItShows() throws Exception {
		installed = Optional.of(new FreeRdp(program("exit 131"), 2));
		unlock("127.0.0.1:1");
		tab.awaitText("whoever is logged in to this computer can read it");
		assertFalse(tab.has("Start FreeRDP"));
		tab.press("Start FreeRDP, password readable on this computer");
		tab.awaitText("FreeRDP ended without a session");
	}

	@Test
	void tryingCanBeStopped() throws Exception {
		try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			final var waiting = new ArrayList<Socket>();
			fill(silent, waiting);
			unlock("127.0.0.1:" + silent.getLocalPort());
			tab.press("Stop trying");
			tab.awaitText("You stopped trying");
			Await.until("it is told", () -> table().endsWith("|Not waited for\n"));
			tab.press("Try the addresses again");
			Await.until("it is tried", () -> tab.has("Stop trying"));
			for (final var socket : waiting) {
				socket.close();
			}
		}
	}

	/** Takes all the places in a listener's queue: who calls now hears nothing. */
	private static void fill(final ServerSocket silent, final List<Socket> waiting) throws IOException {
		while (waiting.size() < 20) {
			final var socket = new Socket();
			waiting.add(socket);
			try {
				socket.connect(silent.getLocalSocketAddress(), 300);
			} catch (final SocketTimeoutException e) {
				return;
			}
		}
		throw new AssertionError("the queue never fills");
	}

	@Test
	void itIsRememberedWithoutItsPassword() throws Exception {
		unlock("127.0.0.1:1");
		final var recent = tab.ask(() -> InvitationTab.window().getService(RecentInvitations.class));
		assertEquals("J\u00f6rg", recent.all().getFirst().who());
	}
}
