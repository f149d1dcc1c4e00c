// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonParser;

import tandem.firewall.Access;
import tandem.firewall.check.Result;
import tandem.firewall.report.Report;

class ReportActionsTest {

	@TempDir
	private Path folder;

	private String saved(final String name) throws Exception {
		final var results = new ArrayList<Result>();
		final var state = new FakeStation("", "here").check(Access.AS_IS, results::add);
		new ReportActions(null, () -> Optional.of(folder.resolve(name))).save(new Report("here", Instant.EPOCH, state, results));
		return Files.readString(folder.resolve(name));
	}

	@Test
	void theNameSaysWhichKindOfFile() throws Exception {
		assertEquals("blocked", JsonParser.parseString(saved("r.JSON")).getAsJsonObject().get("state").getAsString());
		assertTrue(saved("r.txt").startsWith("Something keeps help"));
		final var page = saved("r.html");
		assertTrue(page.startsWith("<!DOCTYPE html>") && page.contains("<svg") && page.contains("&lt;b&gt;&amp;x"), page);
		assertFalse(page.contains("<b>"), page);
	}

	@Test
	void nothingIsWrittenWhereSomebodyThoughtBetterOfIt() throws Exception {
		new ReportActions(null, Optional::empty).save(new Report("here", Instant.EPOCH, tandem.firewall.check.State.OPEN, List.of()));
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}
}
