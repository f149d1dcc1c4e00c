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
		if (!isGtk()) {
			return;
		}
		try (var arena = Arena.ofConfined()) {
			Linker.nativeLinker().downcallHandle(SymbolLookup.libraryLookup(GTK, arena).findOrThrow("gtk_window_set_focus_on_map"), //$NON-NLS-1$
					FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT)).invokeExact(window(shell), 0);
		} catch (final Throwable e) {
			// a window that takes the keyboard is better than none
			ILog.of(QuietWindow.class).warn("Our windows will take the keyboard when they come up", e); //$NON-NLS-1$
		}
	}

	/** Hides a window; the window manager gives the keyboard back, where SWT would give it to the next window of ours. UI thread. */
	static void hide(final Shell shell) {
		if (isGtk()) {
			try {
				swt("gtk3.GTK3", "gtk_widget_hide", window(shell)); //$NON-NLS-1$ //$NON-NLS-2$
				return;
			} catch (final ReflectiveOperationException e) {
				ILog.of(QuietWindow.class).warn("Our windows will give the keyboard to each other when they go", e); //$NON-NLS-1$
			}
		}
		shell.setVisible(false);
	}

	private static boolean isGtk() {
		return "gtk".equals(SWT.getPlatform()); //$NON-NLS-1$
	}

	private static long window(final Shell shell) throws ReflectiveOperationException {
		return (long) swt("gtk3.GTK3", "gtk_widget_get_toplevel", shell.handle); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/**
	 * Calls GTK by SWT's own native methods, which no API of it has: hiding a window calls back into SWT where somebody reads the screen
	 * aloud, and SWT finds its classes only below a method of its own.
	 */
	private static Object swt(final String holder, final String function, final long widget) throws ReflectiveOperationException {
		return Shell.class.getClassLoader().loadClass("org.eclipse.swt.internal." + holder).getMethod(function, long.class).invoke(null, widget); //$NON-NLS-1$
	}
}
