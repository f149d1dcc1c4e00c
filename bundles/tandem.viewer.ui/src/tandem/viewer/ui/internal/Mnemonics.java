// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/**
 * The window's own Alt+letter keys: GTK opens a menu with them before anybody else hears of the key. SWT has no way to turn them off, so
 * GTK is asked; on another platform nothing happens. UI thread only.
 */
final class Mnemonics {

	/** Held with no key: no event ever carries it. GdkModifierType, GDK_RELEASE_MASK. */
	private static final int NEVER = 1 << 30;

	private final Control control;

	/** The window that was changed, if one was; and what it had. */
	private Shell changed;

	private int before;

	Mnemonics(final Control control) {
		this.control = control;
	}

	/** From now on Alt+letter does nothing in the control's window. */
	void disable() {
		try {
			final var shell = control.getShell();
			before = (int) function("gtk_window_get_mnemonic_modifier", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)).invoke(window(shell)); //$NON-NLS-1$
			set(shell, NEVER);
			changed = shell;
		} catch (final ReflectiveOperationException | IllegalArgumentException e) {
			// Another window toolkit: its menus open by Alt+letter.
			ILog.of(Mnemonics.class).info("menus keep their keys: " + e.getMessage()); //$NON-NLS-1$
		} catch (final Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	/** Alt+letter opens menus again. */
	void enable() {
		try {
			if (changed != null && !changed.isDisposed()) {
				set(changed, before);
			}
		} catch (final Throwable e) {
			throw new IllegalStateException(e);
		} finally {
			changed = null;
		}
	}

	private static void set(final Shell shell, final int modifier) throws Throwable {
		function("gtk_window_set_mnemonic_modifier", FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT)).invoke(window(shell), modifier); //$NON-NLS-1$
	}

	private static long window(final Shell shell) throws Throwable {
		final var handle = Shell.class.getField("handle").getLong(shell); //$NON-NLS-1$
		return (long) function("gtk_widget_get_toplevel", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG)).invoke(handle); //$NON-NLS-1$
	}

	private static MethodHandle function(final String name, final FunctionDescriptor form) {
		final var gtk = SymbolLookup.libraryLookup("libgtk-3.so.0", Arena.global()); //$NON-NLS-1$
		return Linker.nativeLinker().downcallHandle(gtk.findOrThrow(name), form);
	}
}
