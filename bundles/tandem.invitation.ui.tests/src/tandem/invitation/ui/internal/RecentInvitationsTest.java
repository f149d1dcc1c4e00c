// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.prefs.Preferences;

import tandem.invitation.InvitationStatus.Over;
import tandem.invitation.InvitationText;
import tandem.invitation.SealedInvitation;
import tandem.invitation.windows.WindowsInvitationFile;
import tandem.sessions.ui.Prospect;

class RecentInvitationsTest {

	private static final Instant END = Instant.parse("2126-01-01T00:00:00Z");

	private final Preferences node = InstanceScope.INSTANCE.getNode("tandem.invitation.ui.tests/" + System.nanoTime());

	private final RecentInvitations recent = new RecentInvitations(node, Clock.systemUTC());

	private static SealedInvitation from(final String name) {
		return new SealedInvitation(name, "pc-17", Instant.EPOCH, END, new byte[] { 1, 2, 3 });
	}

	private static List<String> names(final RecentInvitations invitations) {
		return invitations.all().stream().map(Prospect::who).toList();
	}

	@Test
	void theLatestComesFirstAndAFileOnce() {
		recent.opened(Path.of("/a"), from("Ann"));
		recent.opened(Path.of("/b"), from("Bob"));
		recent.opened(Path.of("/a"), from("Ann"));
		assertEquals(List.of("Ann on pc-17", "Bob on pc-17"), names(recent));
	}

	@Test
	void outlivesTheWorkbench() {
		recent.opened(Path.of("/a"), from("Ann"));
		recent.called(Path.of("/a"), "session");
		final var later = new RecentInvitations(node, Clock.systemUTC());
		assertEquals(List.of("Ann on pc-17"), names(later));
		assertEquals(Optional.of(END), later.all().getFirst().expires());
		assertEquals(Optional.empty(), later.all().getFirst().session(), "sessions do not outlive it");
	}

	@Test
	void keepsNothingThatOpensIt() {
		recent.opened(Path.of("/a"), from("Ann"));
		assertFalse(node.get("list", "").contains("sealed"));
		assertTrue(node.get("list", "").contains("/a"));
	}

	@Test
	void forgetsOnDemand() {
		recent.opened(Path.of("/a"), from("Ann"));
		recent.opened(Path.of("/b"), from("Bob"));
		recent.forget(recent.all().getFirst());
		assertEquals(List.of("Ann on pc-17"), names(recent));
		assertEquals(List.of("Ann on pc-17"), names(new RecentInvitations(node, Clock.systemUTC())));
	}

	@Test
	void whatTheSharersEndToldOutlivesTheWorkbench() {
		recent.opened(Path.of("/a"), from("Ann"));
		assertEquals("Ready", recent.all().getFirst().standing());
		recent.called(Path.of("/a"), "session");
		recent.over("another", Over.CANCELLED);
		assertTrue(recent.all().getFirst().usable());
		recent.over("session", Over.UNREACHABLE);
		assertTrue(recent.all().getFirst().usable(), "it may be reached again");
		recent.over("session", Over.USED_UP);
		for (final var all : List.of(recent, new RecentInvitations(node, Clock.systemUTC()))) {
			assertEquals("Used up", all.all().getFirst().standing());
			assertTrue(all.all().getFirst().isOver(java.time.Instant.EPOCH));
		}
		recent.opened(Path.of("/a"), from("Ann"));
		assertTrue(recent.all().getFirst().usable(), "the file may be a new one of that name");
	}

	@Test
	void itSaysHowEachCame(@TempDir final Path folder) throws Exception {
		final var pasted = new PastedInvitations(folder.resolve("pasted"));
		final var all = new RecentInvitations(node, Clock.systemUTC(), pasted);
		final var text = pasted.keep(InvitationText.find(InvitationText.of(Samples.BELLA.getBytes(StandardCharsets.UTF_8))).orElseThrow());
		assertEquals(text, pasted.keep(InvitationText.find("> " + InvitationText.of(Samples.BELLA.getBytes(StandardCharsets.UTF_8))).orElseThrow()));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(text)));
		all.opened(Path.of("/a.tandem-invitation"), from("Ann"));
		all.opened(text, from("Bob"));
		all.opened(Path.of("/a.MsrcIncident"), new WindowsInvitationFile().read(WindowsSample.in(folder, 60, "10.0.0.1:5")));
		assertEquals(List.of("Windows", "Text", "File"), all.all().stream().map(Prospect::how).toList());
		all.forget(all.all().get(1));
		assertFalse(Files.exists(text), "what was pasted goes with it");
	}

	@Test
	void theOldestGo() {
		for (var count = 0; count <= RecentInvitations.LIMIT; count++) {
			recent.opened(Path.of("/" + count), from("P" + count));
		}
		assertEquals(RecentInvitations.LIMIT, recent.all().size());
		assertFalse(names(recent).contains("P0 on pc-17"));
	}

	@Test
	void whatSomebodyElseWroteIsLeftOut() {
		node.put("list", "[{\"file\":3},{}, 7, {\"file\":\"/a\",\"from\":\"Ann\",\"computer\":\"pc\",\"expires\":\"2126-01-01T00:00:00Z\",\"used\":\"2026-01-01T00:00:00Z\"}]");
		assertEquals(List.of("Ann on pc"), names(new RecentInvitations(node, Clock.systemUTC())));
		node.put("list", "no JSON at all {");
		assertEquals(List.of(), names(new RecentInvitations(node, Clock.systemUTC())));
	}

	@Test
	void tellsOfChangesUntilItIsClosed() throws Exception {
		final var told = new ArrayList<String>();
		try (var listening = recent.listen(() -> told.add("changed"))) {
			recent.opened(Path.of("/a"), from("Ann"));
		}
		recent.opened(Path.of("/b"), from("Bob"));
		assertEquals(List.of("changed"), told);
	}
}
