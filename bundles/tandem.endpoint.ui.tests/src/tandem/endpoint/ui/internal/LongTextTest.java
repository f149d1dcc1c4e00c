// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.endpoint.ui.internal.model.Lifetime;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;

/** Every window with words that are 40 % longer, as in another language: nothing is cut off or leaves the screen. */
class LongTextTest {

	private static final double LONGER = 0.4;

	private static final List<Class<?>> WORDS = List.of(Messages.class, tandem.endpoint.ui.internal.model.Messages.class);

	@TempDir
	private Path home;

	private final Map<Field, Object> before = new HashMap<>();
	private UiStage stage;

	@BeforeEach
	void lengthen() throws IllegalAccessException {
		for (final var words : WORDS) {
			for (final var field : words.getFields()) {
				if (Modifier.isStatic(field.getModifiers())) {
					before.put(field, field.get(null));
					field.set(null, longer((String) field.get(null)));
				}
			}
		}
		stage = new UiStage(home);
	}

	@AfterEach
	void restore() throws IllegalAccessException {
		stage.close();
		for (final var entry : before.entrySet()) {
			entry.getKey().set(null, entry.getValue());
		}
	}

	private static String longer(final String text) {
		final var more = new StringBuilder(text);
		for (var i = 0; i < Math.ceil(text.length() * LONGER); i++) {
			more.append(i % 8 == 3 ? ' ' : 'ö');
		}
		return more.toString();
	}

	private void fits(final Shell shell) {
		stage.forMilliseconds(200);
		final var screen = stage.display.getPrimaryMonitor().getClientArea();
		stage.until(shell.getText() + " on the screen", () -> screen.union(shell.getBounds()).equals(screen));
		final var cut = new ArrayList<String>();
		try {
			// the window manager may take its time
			stage.until("everything to have its room", () -> {
				cut.clear();
				inside(shell, cut);
				return cut.isEmpty();
			});
		} catch (final AssertionError e) {
			assertEquals(List.of(), cut, shell.getText());
		}
	}

	private static void inside(final Composite parent, final List<String> cut) {
		final var area = parent.getClientArea();
		for (final var child : parent.getChildren()) {
			if (!child.isVisible() || parent instanceof ScrolledComposite) {
				continue;
			}
			final var box = child.getBounds();
			if (!area.union(box).equals(area)) {
				cut.add(child + " at " + box + " leaves " + area);
			}
			final var wanted = wanted(child);
			if (wanted.filter(size -> size > 0).isPresent() && wanted.get() > (wraps(child) ? box.height : box.width)) {
				cut.add(child + " needs " + wanted.get() + " and has " + box);
			}
			if (child instanceof final Composite inner) {
				inside(inner, cut);
			}
		}
	}

	private static boolean wraps(final Control control) {
		return (control.getStyle() & SWT.WRAP) != 0;
	}

	/** Height of text that wraps at its width, else the width. */
	private static Optional<Integer> wanted(final Control control) {
		if (!(control instanceof Label) && !(control instanceof Button)) {
			return Optional.empty();
		}
		return Optional.of(wraps(control) ? control.computeSize(control.getSize().x, SWT.DEFAULT).y : control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
	}

	@Test
	void pagesFit() {
		fits(stage.main());
		stage.sharer.newInvitation();
		fits(stage.main());
		stage.sharer.make("/nowhere/x", new Lifetime(1, Lifetime.Unit.DAYS));
		fits(stage.main());
		for (final var name : Arrays.asList("a", "b", "c")) {
			stage.sharer.newInvitation();
			stage.sharer.make(name, new Lifetime(99, Lifetime.Unit.DAYS));
			stage.until(name, () -> stage.invitations.open().size() == stage.invitations.made.size() && !stage.main().isDisposed()
					&& UiStage.says(stage.main(), name + ".tandem"));
			stage.invitations.made.getFirst().wrongTry();
			fits(stage.main());
		}
		stage.windows.close();
		fits(stage.main());
		stage.endpoint.ended(EndReason.VIOLATION);
		stage.sharer.keepWaiting();
		fits(stage.main());
		stage.sharer.seeLog();
		fits(stage.main());
	}

	@Test
	void questionsFit() {
		for (final var permission : List.of(Permission.VIEW, Permission.CONTROL, new Permission("diagnostics"))) {
			stage.ask(permission);
			fits(stage.consent());
		}
	}

	@Test
	void theBarFits() {
		for (final var state : List.of(SessionState.VIEWING, SessionState.CONTROLLED, SessionState.PAUSED, SessionState.RECONNECTING)) {
			stage.endpoint.state(state, Permission.VIEW, Permission.CONTROL, new Permission("clipboard"));
			stage.endpoint.flags(true, true, true, false);
			stage.until("the bar", () -> stage.windows.bar().isPresent());
			fits(stage.bar());
			stage.endpoint.flags(true, true, true, true);
			fits(stage.bar());
		}
	}
}
