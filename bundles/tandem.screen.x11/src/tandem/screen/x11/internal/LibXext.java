// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Shared-memory images and shapes of windows. */
@SuppressWarnings("javadoc")
final class LibXext {

	final Shape.I_P XShmQueryExtension;
	final Shape.P_PPIIPPII XShmCreateImage;
	final Shape.I_PP XShmAttach;
	final Shape.I_PP XShmDetach;
	final Shape.I_PJPIIJ XShmGetImage;
	final Shape.V_PJIIIPIII XShapeCombineRectangles;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibXext() {
		final var library = new NativeLibrary("libXext.so.6"); //$NON-NLS-1$
		XShmQueryExtension = library.function("XShmQueryExtension", Shape.I_P.class); //$NON-NLS-1$
		XShmCreateImage = library.function("XShmCreateImage", Shape.P_PPIIPPII.class); //$NON-NLS-1$
		XShmAttach = library.function("XShmAttach", Shape.I_PP.class); //$NON-NLS-1$
		XShmDetach = library.function("XShmDetach", Shape.I_PP.class); //$NON-NLS-1$
		XShmGetImage = library.function("XShmGetImage", Shape.I_PJPIIJ.class); //$NON-NLS-1$
		XShapeCombineRectangles = library.function("XShapeCombineRectangles", Shape.V_PJIIIPIII.class); //$NON-NLS-1$
	}
}
