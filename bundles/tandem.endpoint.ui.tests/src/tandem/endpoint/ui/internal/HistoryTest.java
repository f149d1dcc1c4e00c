// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.endpoint.ui.internal.model.History;

/** What was done on this computer, at the wheel. */
class HistoryTest {

	private static final int TAB = 4;

	@TempDir
	private Path home;

	private UiStage stage;
	private SettingsPage page;
	private Path tina;

	@BeforeEach
	void start() throws IOException {
		stage = new UiStage(home);
		page = new SettingsPage(stage);
		stage.logs.add(home, "20260203T130506000Z-technician-aa.jsonl", "2026-02-03T13:05:06Z", "Bella", "You saw their screen.");
		stage.logs.add(home, "20260204T130506000Z-sharer-bb.jsonl", "2026-02-04T13:05:06Z", "Ulf", "You hid your screen.");
		tina = stage.logs.add(home, "20260205T130506000Z-sharer-cc.jsonl", "2026-02-05T13:05:06Z", "Tina", "You allowed them to see your screen.");
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private void open() {
		page.open();
		page.tab(TAB);
		stage.until("the tab", () -> table().isVisible());
	}

	private Table table() {
		return UiStage.controls(page.shell()).filter(Table.class::isInstance).map(Table.class::cast).findFirst().orElseThrow();
	}

	private List<String> who() {
		return Stream.of(table().getItems()).map(item -> item.getText(1)).toList();
	}

	private String happened() {
		return UiStage.controls(page.shell()).filter(Control::isVisible).filter(Text.class::isInstance).map(Text.class::cast).filter(text -> (text.getStyle() & SWT.READ_ONLY) != 0).findFirst().orElseThrow().getText();
	}

	@Test
	void tellsWhoHelpedHereAndWhatHappened() {
		open();
		assertEquals(List.of("Tina", "Ulf"), who(), "whom this person helped is not done here");
		assertTrue(happened().contains("You allowed them to see your screen."), happened());
		table().setSelection(1);
		table().notifyListeners(SWT.Selection, new Event());
		assertTrue(happened().contains("You hid your screen."), happened());
		UiStage.controls(page.shell()).filter(control -> control instanceof final Text text && (text.getStyle() & SWT.SEARCH) != 0).map(Text.class::cast).findFirst().orElseThrow()
				.setText("allowed screen");
		assertEquals(List.of("Tina"), who());
	}

	@Test
	void deletesAfterAQuestionInTheSameWindow() {
		open();
		stage.click(page.button("Delete…"));
		stage.until("asked", () -> UiStage.says(page.shell(), "Delete for good what was written down about Tina"));
		stage.click(page.button("Keep"));
		stage.until("kept", () -> page.button("Delete…").isVisible());
		assertTrue(Files.exists(tina));
		stage.click(page.button("Delete…"));
		stage.click(page.button("Delete"));
		stage.until("one is left", () -> who().equals(List.of("Ulf")));
		assertFalse(Files.exists(tina));
	}

	@Test
	void whatAnAdministratorKeepsStays() {
		stage.logs.keep("Your administrator keeps the session logs.");
		open();
		assertFalse(page.button("Delete…").isEnabled());
		assertEquals("Your administrator keeps the session logs.", page.button("Delete…").getToolTipText());
	}

	@Test
	void savesACopyInTheFormThatItsNameAsksFor() throws IOException {
		final var history = new History(stage.logs);
		final var copy = home.resolve("copy.html");
		history.save(history.sessions().getFirst(), copy);
		assertTrue(Files.readString(copy).contains("Tina helped on this computer"));
	}
}
