// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Regions and the pointer's picture. */
@SuppressWarnings("javadoc")
final class LibXfixes {

	final Shape.I_PPP XFixesQueryExtension;
	final Shape.I_PPP XFixesQueryVersion;
	final Shape.J_PPI XFixesCreateRegion;
	final Shape.V_PJ XFixesDestroyRegion;
	final Shape.P_PJP XFixesFetchRegion;
	final Shape.V_PJJ XFixesSelectCursorInput;
	final Shape.P_P XFixesGetCursorImage;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibXfixes() {
		final var library = new NativeLibrary("libXfixes.so.3"); //$NON-NLS-1$
		XFixesQueryExtension = library.function("XFixesQueryExtension", Shape.I_PPP.class); //$NON-NLS-1$
		XFixesQueryVersion = library.function("XFixesQueryVersion", Shape.I_PPP.class); //$NON-NLS-1$
		XFixesCreateRegion = library.function("XFixesCreateRegion", Shape.J_PPI.class); //$NON-NLS-1$
		XFixesDestroyRegion = library.function("XFixesDestroyRegion", Shape.V_PJ.class); //$NON-NLS-1$
		XFixesFetchRegion = library.function("XFixesFetchRegion", Shape.P_PJP.class); //$NON-NLS-1$
		XFixesSelectCursorInput = library.function("XFixesSelectCursorInput", Shape.V_PJJ.class); //$NON-NLS-1$
		XFixesGetCursorImage = library.function("XFixesGetCursorImage", Shape.P_P.class); //$NON-NLS-1$
	}
}
