// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.Optional;

/** The keyboard part of Xlib: mappings, modifiers, groups. */
@SuppressWarnings("javadoc")
final class LibXkb {

	final Shape.I_PPPPPP XkbQueryExtension;
	final Shape.I_PIIPP XkbLookupKeySym;
	final Shape.J_PIII XkbKeycodeToKeysym;
	final Shape.I_PIP XkbGetState;
	final Shape.I_PII XkbLockGroup;
	final Shape.I_PIII XkbLockModifiers;
	final Shape.I_PIJJ XkbSelectEvents;
	final Shape.I_P XkbRefreshKeyboardMapping;
	final Shape.I_P XRefreshKeyboardMapping;
	final Shape.I_PIIPI XChangeKeyboardMapping;
	final Shape.P_P XGetModifierMapping;
	final Shape.I_P XFreeModifiermap;
	final Shape.I_PPP XDisplayKeycodes;
	final Shape.I_PP XQueryKeymap;
	final Optional<Shape.I_J> KeySymToUcs4;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibXkb() {
		final var library = new NativeLibrary("libX11.so.6"); //$NON-NLS-1$
		XkbQueryExtension = library.function("XkbQueryExtension", Shape.I_PPPPPP.class); //$NON-NLS-1$
		XkbLookupKeySym = library.function("XkbLookupKeySym", Shape.I_PIIPP.class); //$NON-NLS-1$
		XkbKeycodeToKeysym = library.function("XkbKeycodeToKeysym", Shape.J_PIII.class); //$NON-NLS-1$
		XkbGetState = library.function("XkbGetState", Shape.I_PIP.class); //$NON-NLS-1$
		XkbLockGroup = library.function("XkbLockGroup", Shape.I_PII.class); //$NON-NLS-1$
		XkbLockModifiers = library.function("XkbLockModifiers", Shape.I_PIII.class); //$NON-NLS-1$
		XkbSelectEvents = library.function("XkbSelectEvents", Shape.I_PIJJ.class); //$NON-NLS-1$
		XkbRefreshKeyboardMapping = library.function("XkbRefreshKeyboardMapping", Shape.I_P.class); //$NON-NLS-1$
		XRefreshKeyboardMapping = library.function("XRefreshKeyboardMapping", Shape.I_P.class); //$NON-NLS-1$
		XChangeKeyboardMapping = library.function("XChangeKeyboardMapping", Shape.I_PIIPI.class); //$NON-NLS-1$
		XGetModifierMapping = library.function("XGetModifierMapping", Shape.P_P.class); //$NON-NLS-1$
		XFreeModifiermap = library.function("XFreeModifiermap", Shape.I_P.class); //$NON-NLS-1$
		XDisplayKeycodes = library.function("XDisplayKeycodes", Shape.I_PPP.class); //$NON-NLS-1$
		XQueryKeymap = library.function("XQueryKeymap", Shape.I_PP.class); //$NON-NLS-1$
		KeySymToUcs4 = library.optional("KeySymToUcs4", Shape.I_J.class); //$NON-NLS-1$
	}
}
