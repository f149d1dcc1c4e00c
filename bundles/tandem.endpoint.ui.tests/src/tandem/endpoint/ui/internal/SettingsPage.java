// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Text;

import tandem.settings.Setting;

/** The settings as their reader uses them. */
final class SettingsPage {

	private final UiStage stage;

	SettingsPage(final UiStage stage) {
		this.stage = stage;
	}

	Shell shell() {
		return stage.windows.settingsWindow().orElseThrow().shell();
	}

	boolean isOpen() {
		return stage.windows.settingsWindow().isPresent();
	}

	/** Presses the wheel in the window. */
	void open() {
		final var wheel = UiStage.controls(stage.main()).filter(control -> control instanceof final Button button && "Settings".equals(button.getText())).findFirst().orElseThrow();
		stage.until("the keyboard in the window", () -> stage.display.getActiveShell() == stage.main());
		stage.click(wheel);
		stage.until("the settings", () -> isOpen() && shell().isVisible() && stage.display.getActiveShell() == shell());
	}

	Button button(final String text) {
		return UiStage.button(shell(), text);
	}

	Button check(final Setting.Switch setting) {
		return UiStage.controls(shell()).filter(Button.class::isInstance).map(Button.class::cast).filter(button -> button.getText().equals(setting.label())).findFirst()
				.orElseThrow();
	}

	/** The field after a label. */
	<C extends Control> C field(final Setting<?> setting, final Class<C> kind) {
		final var controls = UiStage.controls(shell()).toList();
		return controls.stream().filter(Label.class::isInstance).filter(label -> ((Label) label).getText().equals(setting.label()))
				.map(label -> kind.cast(controls.get(controls.indexOf(label) + 1))).findFirst().orElseThrow();
	}

	Spinner spinner(final Setting.Number setting) {
		return field(setting, Spinner.class);
	}

	Text text(final Setting.Text setting) {
		return field(setting, Text.class);
	}

	/** What is said beside a control. */
	Optional<String> note(final Control control) {
		final var row = List.of(control.getParent().getChildren());
		return Stream.of(row.get(row.indexOf(control) + 1)).filter(Control::isVisible).map(Label.class::cast).map(Label::getText).findFirst();
	}

	void tab(final int number) {
		UiStage.controls(shell()).filter(TabFolder.class::isInstance).map(TabFolder.class::cast).forEach(folder -> folder.setSelection(number));
	}

	List<String> sections() {
		return UiStage.controls(shell()).filter(Group.class::isInstance).filter(Control::isVisible).map(group -> ((Group) group).getText()).toList();
	}
}
