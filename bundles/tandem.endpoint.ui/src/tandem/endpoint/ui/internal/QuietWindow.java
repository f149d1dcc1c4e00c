// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/**
 * Windows that come and go without taking the keyboard from the program the person works in, and can get it like any other one later. SWT
 * has no word for that, GTK has; elsewhere they come and go as usual.
 */
final class QuietWindow {

	private static final String GTK = "libgtk-3.so.0"; //$NON-NLS-1$

	private QuietWindow() {
	}

	/** Before the window is shown for the first time. UI thread. */
	static void prepare(final Shell shell) {
		call(shell, "gtk_window_set_focus_on_map", 0); //$NON-NLS-1$
	}

	/** Hides a window; the window manager gives the keyboard back, where SWT would give it to the next window of ours. UI thread. */
	static void hide(final Shell shell) {
		if (!call(shell, "gtk_widget_hide")) { //$NON-NLS-1$
			shell.setVisible(false);
		}
	}

	private static boolean call(final Shell shell, final String function, final int... argument) {
		if (!"gtk".equals(SWT.getPlatform())) { //$NON-NLS-1$
			return false;
		}
		try (var arena = Arena.ofConfined()) {
			final var gtk = SymbolLookup.libraryLookup(GTK, arena);
			final var linker = Linker.nativeLinker();
			final var topLevel = linker.downcallHandle(gtk.findOrThrow("gtk_widget_get_toplevel"), //$NON-NLS-1$
					FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
			final var window = (long) topLevel.invokeExact(shell.handle);
			final var address = gtk.findOrThrow(function);
			if (argument.length == 0) {
				linker.downcallHandle(address, FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG)).invokeExact(window);
			} else {
				linker.downcallHandle(address, FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT)).invokeExact(window, argument[0]);
			}
			return true;
		} catch (final Throwable e) {
			// a window that takes the keyboard is better than none
			ILog.of(QuietWindow.class).warn("Our windows will take the keyboard when they come up", e); //$NON-NLS-1$
			return false;
		}
	}
}
