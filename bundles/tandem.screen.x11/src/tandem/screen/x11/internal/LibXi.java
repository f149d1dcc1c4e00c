// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Input as it comes from the devices. */
@SuppressWarnings("javadoc")
final class LibXi {

	final Shape.I_PPP XIQueryVersion;
	final Shape.I_PJPI XISelectEvents;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibXi() {
		final var library = new NativeLibrary("libXi.so.6"); //$NON-NLS-1$
		XIQueryVersion = library.function("XIQueryVersion", Shape.I_PPP.class); //$NON-NLS-1$
		XISelectEvents = library.function("XISelectEvents", Shape.I_PJPI.class); //$NON-NLS-1$
	}
}
