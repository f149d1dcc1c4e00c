// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.settings.Settings;
import tandem.testsupport.NoErrorLogged;
import tandem.testsupport.settings.FakeSettings;
import tandem.testsupport.ui.Page;

/** The settings among the workbench's preferences. */
@ExtendWith(NoErrorLogged.class)
class SettingsPageTest {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final FakeSettings settings = new FakeSettings();
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private ServiceRegistration<Settings> registration;

	@BeforeEach
	void register() {
		WorkbenchWindow.fresh();
		registration = FrameworkUtil.getBundle(SettingsPageTest.class).getBundleContext().registerService(Settings.class, settings,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1_000)));
	}

	@AfterEach
	void unregister() {
		registration.unregister();
	}

	private Page open(final String page) {
		display.asyncExec(() -> PreferencesUtil
				.createPreferenceDialogOn(WorkbenchWindow.window().getShell(), "tandem.workbench.settings." + page, null, null).open());
		return Page.titled(display, "Preferences");
	}

	@Test
	void choosesWhetherThisComputerCanBeHelped() {
		settings.fix(Setting.BY_CONTACTS, false);
		final var page = open("remote");
		page.awaitText("Until the next session ends");
		assertFalse(page.enabled(Setting.BY_CONTACTS.label()));
		assertTrue(page.written().contains("set by your administrator"));
		page.press(Setting.CONTROL.label());
		page.press("Apply and Close");
		page.awaitClosed(LIMIT);
		assertFalse(settings.get(Setting.CONTROL));
		assertEquals(Allowing.ALWAYS, settings.get(Setting.ALLOW));
	}

	@Test
	void hasThePagesForTheConnectionAndTheLogs() {
		final var connection = open("connection");
		connection.awaitText("Your name");
		connection.type("Your name", "Zoë");
		connection.press("Apply and Close");
		connection.awaitClosed(LIMIT);
		assertEquals("Zoë", settings.get(Setting.NAME));
		final var logs = open("logs");
		logs.awaitText(Setting.LOG_REQUIRED.label());
		logs.press("Cancel");
		logs.awaitClosed(LIMIT);
	}
}
