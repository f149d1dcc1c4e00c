// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.invitation.AddressKind;
import tandem.invitation.windows.AddressProbe.Outcome;
import tandem.invitation.windows.OpenedWindowsInvitation;
import tandem.invitation.windows.WindowsAddress;
import tandem.invitation.windows.WindowsInvitationException.Problem;
import tandem.invitation.windows.WindowsInvitationFile;

class WindowsTextsTest {

	@TempDir
	private Path folder;

	private OpenedWindowsInvitation opened(final int minutes, final String... addresses) throws Exception {
		final var files = new WindowsInvitationFile();
		return files.open(files.read(WindowsSample.in(folder, minutes, addresses)), WindowsSample.PASSWORD);
	}

	private static String verdict(final OpenedWindowsInvitation opened, final boolean probing, final Outcome... outcomes) {
		final Map<WindowsAddress, Outcome> found = new HashMap<>();
		for (int i = 0; i < outcomes.length; i++) {
			found.put(opened.addresses().get(i), outcomes[i]);
		}
		return WindowsTexts.verdict(opened.invitation(), opened.addresses(), found, probing, Instant.now());
	}

	@Test
	void oneThatAnswersIsEnough() throws Exception {
		final var opened = opened(360, "10.0.0.1:49228", "fe80::1%3:49229");
		assertEquals("[fe80::1%3]:49229 answers: a session can begin.", verdict(opened, true, Outcome.TIMED_OUT, Outcome.ANSWERS));
		assertEquals("Trying every address\u2026", verdict(opened, true, Outcome.TIMED_OUT));
		assertTrue(verdict(opened, false, Outcome.TIMED_OUT, Outcome.CANCELLED).startsWith("You stopped trying"));
	}

	@Test
	void whatBlocksItIsSaidInWords() throws Exception {
		final var near = opened(360, "10.0.0.1:49228", "fe80::1%3:49229");
		final var refused = verdict(near, false, Outcome.TIMED_OUT, Outcome.REFUSED);
		assertTrue(refused.contains("nothing listens") && refused.contains("connect to that VPN first") && refused.contains("one-time code"), refused);
		assertFalse(refused.contains("Teredo"));
		final var dark = verdict(opened(360, "2001:0:284a:364:28e3:b9b:c19c:4d04:5", "8.8.8.8:6"), false, Outcome.NO_NETWORK, Outcome.TIMED_OUT);
		assertTrue(dark.contains("Nobody answers") && dark.contains("Teredo") && !dark.contains("VPN"), dark);
		assertTrue(verdict(opened(360, "fe80::1%3:5"), false, Outcome.NO_LINK).startsWith("This computer has no way"));
	}

	@Test
	void oneWhoseTimeIsOverSaysSoFirst() throws Exception {
		final var opened = opened(30, "10.0.0.1:49228");
		assertTrue(verdict(opened, true).startsWith("By this computer\u2019s clock the time of this invitation is over"));
		assertTrue(WindowsTexts.expires(opened.invitation(), Instant.now()).endsWith("(over)"));
	}

	@Test
	void withoutACertificateTheHashOfItsKeyIsShown() throws Exception {
		final var opened = opened(30, "10.0.0.1:49228");
		assertTrue(WindowsTexts.certificate(opened.certificate(), opened.keyHashes()).contains("AAECAwQFBgcICQoLDA0ODxAREhM="));
	}

	@ParameterizedTest
	@EnumSource(Problem.class)
	void eachProblemIsASentence(final Problem problem) {
		assertTrue(WindowsTexts.problem(problem).endsWith("."));
	}

	@Test
	void kindsAndOutcomesAreToldApart() {
		final var words = Stream.concat(Stream.of(AddressKind.values()).filter(kind -> kind != AddressKind.ISATAP).map(WindowsTexts::kind),
				Stream.of(Outcome.values()).map(outcome -> WindowsTexts.outcome(java.util.Optional.of(outcome), true))).toList();
		assertEquals(words.size(), List.copyOf(java.util.Set.copyOf(words)).size());
		assertFalse(words.stream().anyMatch(String::isBlank));
	}
}
