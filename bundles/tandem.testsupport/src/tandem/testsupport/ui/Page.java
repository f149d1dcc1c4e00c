// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.ui;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import tandem.testsupport.Await;

/**
 * One window as its reader sees it: what is written, which buttons there are, where one can type. Base of small page objects. Called
 * from any thread but the display's own; every look and touch happens on the display's thread.
 */
public class Page {

	private final Shell shell;

	/**
	 * @param shell an open window
	 */
	protected Page(final Shell shell) {
		this.shell = shell;
	}

	/** Waits for a visible window. */
	public static Page titled(final Display display, final String title) {
		return titled(display, title, Page::new);
	}

	/**
	 * Waits for a visible window.
	 *
	 * @param title its whole title
	 * @param page makes the page object of it
	 */
	public static <P extends Page> P titled(final Display display, final String title, final Function<Shell, P> page) {
		Await.until("a window " + title, () -> find(display, title).isPresent()); //$NON-NLS-1$
		return page.apply(find(display, title).orElseThrow());
	}

	private static Optional<Shell> find(final Display display, final String title) {
		return on(display, () -> Stream.of(display.getShells()).flatMap(Page::withDialogs).filter(Shell::isVisible)
				.filter(candidate -> candidate.getText().equals(title)).findFirst());
	}

	private static Stream<Shell> withDialogs(final Shell shell) {
		return Stream.concat(Stream.of(shell), Stream.of(shell.getShells()).flatMap(Page::withDialogs));
	}

	/** Asks something on the display's thread. */
	public static <T> T on(final Display display, final Supplier<T> question) {
		return display.syncCall(question::get);
	}

	/** Whether the window is there to be seen. */
	public boolean isOpen() {
		return !shell.isDisposed() && on(shell.getDisplay(), () -> !shell.isDisposed() && shell.isVisible());
	}

	/** All that is written in the window, in the order of its controls: labels, links, buttons, fields. */
	public List<String> written() {
		return ask(() -> visible().map(Page::text).filter(Predicate.not(String::isBlank)).toList());
	}

	/** Waits until some control shows this text. */
	public Page awaitText(final String text) {
		Await.until(text, () -> written().stream().anyMatch(line -> line.contains(text)));
		return this;
	}

	/** Waits at most so long until the window is gone. */
	public void awaitClosed(final Duration limit) {
		Await.until("the window closes", limit, () -> !isOpen()); //$NON-NLS-1$
	}

	/** Whether a button can be pressed now. */
	public boolean enabled(final String button) {
		return ask(() -> button(button).isEnabled());
	}

	/** Whether there is a button to be seen. */
	public boolean has(final String button) {
		return ask(() -> buttons(button).findAny().isPresent());
	}

	/** Waits until the button can be pressed, then presses it; returns when its listeners have run, or at once where they open a dialog. */
	public void press(final String button) {
		Await.until(button + " can be pressed", () -> has(button) && enabled(button)); //$NON-NLS-1$
		shell.getDisplay().asyncExec(() -> {
			final var target = button(button);
			if ((target.getStyle() & (SWT.CHECK | SWT.TOGGLE)) != 0) {
				target.setSelection(!target.getSelection());
			}
			target.notifyListeners(SWT.Selection, null);
		});
	}

	/** Replaces the text of a field that its grey hint, tool tip or the label before it names. */
	public void type(final String field, final String text) {
		ask(() -> {
			field(field).setText(text);
			return text;
		});
	}

	/** What stands in a field. */
	public String read(final String field) {
		return ask(() -> field(field).getText());
	}

	/** Closes the window as its frame does. */
	public void close() {
		shell.getDisplay().asyncExec(shell::close);
	}

	private <T> T ask(final Supplier<T> question) {
		return on(shell.getDisplay(), question);
	}

	private Stream<Control> visible() {
		return inside(shell).filter(Control::isVisible);
	}

	private static Stream<Control> inside(final Composite parent) {
		return Stream.of(parent.getChildren())
				.flatMap(child -> Stream.concat(Stream.of(child), child instanceof final Composite inner ? inside(inner) : Stream.empty()));
	}

	private Button button(final String text) {
		return buttons(text).findFirst().orElseThrow(() -> new AssertionError("no button " + text)); //$NON-NLS-1$
	}

	private Stream<Button> buttons(final String text) {
		return visible().filter(Button.class::isInstance).map(Button.class::cast).filter(button -> text(button).equals(text));
	}

	private Text field(final String name) {
		Control before = null;
		for (final var control : visible().toList()) {
			if (control instanceof final Text field && (name.equals(field.getMessage()) || name.equals(field.getToolTipText())
					|| before instanceof Label && text(before).equals(name))) {
				return field;
			}
			before = control;
		}
		throw new AssertionError("no field " + name); //$NON-NLS-1$
	}

	private static String text(final Control control) {
		return switch (control) {
			case final Label label -> plain(label.getText());
			case final Button button -> plain(button.getText());
			case final Link link -> link.getText().replaceAll("<[^>]*>", ""); //$NON-NLS-1$ //$NON-NLS-2$
			case final Text field -> field.getText();
			default -> ""; //$NON-NLS-1$
		};
	}

	private static String plain(final String text) {
		return text.replaceAll("&(.)", "$1"); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
