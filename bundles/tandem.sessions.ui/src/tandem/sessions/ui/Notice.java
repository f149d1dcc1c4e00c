// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;

/** A sound, and a notification of the desktop where it has any. */
public final class Notice {

	private final Display display;

	/** @param display of the workbench */
	public Notice(final Display display) {
		this.display = display;
	}

	/** Tells the technician, whatever window they look at. UI thread only; does not block. */
	public void show(final String title, final String text) {
		display.beep();
		Thread.ofVirtual().start(() -> send(title, text));
	}

	private static void send(final String title, final String text) {
		final var parts = List.of("gdbus", "call", "--session", "--dest", "org.freedesktop.Notifications", "--object-path", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
				"/org/freedesktop/Notifications", "--method", "org.freedesktop.Notifications.Notify", "--", quoted("Tandem"), "0", quoted(""), quoted(title), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
				quoted(plain(text)), "[]", "{}", "5000"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		try {
			new ProcessBuilder(parts).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		} catch (final IOException e) {
			// A desktop without gdbus has the sound and the picture alone.
			ILog.of(Notice.class).info("no desktop notifications: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	/** Desktops read the text as markup: names are strangers' text. */
	static String plain(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	}

	/** A string in GVariant's text form: names are strangers' text. */
	static String quoted(final String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
