// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Makes input events. */
@SuppressWarnings("javadoc")
final class LibXtst {

	final Shape.I_PPPPP XTestQueryExtension;
	final Shape.I_PI XTestGrabControl;
	final Shape.I_PIIJ XTestFakeKeyEvent;
	final Shape.I_PIIJ XTestFakeButtonEvent;
	final Shape.I_PIIIJ XTestFakeMotionEvent;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibXtst() {
		final var library = new NativeLibrary("libXtst.so.6"); //$NON-NLS-1$
		XTestQueryExtension = library.function("XTestQueryExtension", Shape.I_PPPPP.class); //$NON-NLS-1$
		XTestGrabControl = library.function("XTestGrabControl", Shape.I_PI.class); //$NON-NLS-1$
		XTestFakeKeyEvent = library.function("XTestFakeKeyEvent", Shape.I_PIIJ.class); //$NON-NLS-1$
		XTestFakeButtonEvent = library.function("XTestFakeButtonEvent", Shape.I_PIIJ.class); //$NON-NLS-1$
		XTestFakeMotionEvent = library.function("XTestFakeMotionEvent", Shape.I_PIIIJ.class); //$NON-NLS-1$
	}
}
