// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.Optional;

/** The part of Xlib that is called: connections, windows, properties, errors. */
@SuppressWarnings("javadoc")
final class LibX11 {

	final Shape.P_P XOpenDisplay;
	final Shape.I_P XCloseDisplay;
	final Shape.I_P XDefaultScreen;
	final Shape.J_PI XRootWindow;
	final Shape.I_PI XDefaultDepth;
	final Shape.P_PI XDefaultVisual;
	final Shape.I_P XConnectionNumber;
	final Shape.I_P XPending;
	final Shape.I_PP XNextEvent;
	final Shape.I_P XFlush;
	final Shape.I_PI XSync;
	final Shape.P_P XSetErrorHandler;
	final Shape.P_P XSetIOErrorHandler;
	final Optional<Shape.V_PPP> XSetIOErrorExitHandler;
	final Shape.I_PIPI XGetErrorText;
	final Shape.I_PJJ XSelectInput;
	final Shape.I_PJPPPPPPP XGetGeometry;
	final Shape.I_PJPPPPPPP XQueryPointer;
	final Shape.J_PPI XInternAtom;
	final Shape.P_PJ XGetAtomName;
	final Shape.I_P XFree;
	final Shape.P_PPIIIPIIII XCreateImage;
	final Shape.P_PJIIIIJIPII XGetSubImage;
	final Shape.I_PPPPP XQueryExtension;
	final Shape.I_PP XGetEventData;
	final Shape.V_PP XFreeEventData;
	final Shape.I_PJPPPP XQueryTree;
	final Shape.I_PJP XGetClassHint;
	final Shape.I_PJP XGetWindowAttributes;
	final Shape.I_PJJJJIJPPPPP XGetWindowProperty;
	final Shape.I_PPP XGetInputFocus;
	final Shape.I_P XGrabServer;
	final Shape.I_P XUngrabServer;
	final Shape.I_PJIIIJ XGrabKeyboard;
	final Shape.I_PJ XUngrabKeyboard;
	final Shape.I_PIIIP XMatchVisualInfo;
	final Shape.J_PJPI XCreateColormap;
	final Shape.J_PJIIIIIIIPJP XCreateWindow;
	final Shape.J_PJIII XCreatePixmap;
	final Shape.P_PJJP XCreateGC;
	final Shape.I_PP XFreeGC;
	final Shape.I_PJ XFreePixmap;
	final Shape.I_PJ XFreeColormap;
	final Shape.I_PJPPIIIIII XPutImage;
	final Shape.I_PJ XMapWindow;
	final Shape.I_PJ XUnmapWindow;
	final Shape.I_PJ XRaiseWindow;
	final Shape.I_PJ XDestroyWindow;
	final Shape.I_PJIIIII XClearArea;
	final Shape.I_PJJ XSetWindowBackgroundPixmap;
	final Shape.J_PJ XGetSelectionOwner;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibX11() {
		final var library = new NativeLibrary("libX11.so.6"); //$NON-NLS-1$
		XOpenDisplay = library.function("XOpenDisplay", Shape.P_P.class); //$NON-NLS-1$
		XCloseDisplay = library.function("XCloseDisplay", Shape.I_P.class); //$NON-NLS-1$
		XDefaultScreen = library.function("XDefaultScreen", Shape.I_P.class); //$NON-NLS-1$
		XRootWindow = library.function("XRootWindow", Shape.J_PI.class); //$NON-NLS-1$
		XDefaultDepth = library.function("XDefaultDepth", Shape.I_PI.class); //$NON-NLS-1$
		XDefaultVisual = library.function("XDefaultVisual", Shape.P_PI.class); //$NON-NLS-1$
		XConnectionNumber = library.function("XConnectionNumber", Shape.I_P.class); //$NON-NLS-1$
		XPending = library.function("XPending", Shape.I_P.class); //$NON-NLS-1$
		XNextEvent = library.function("XNextEvent", Shape.I_PP.class); //$NON-NLS-1$
		XFlush = library.function("XFlush", Shape.I_P.class); //$NON-NLS-1$
		XSync = library.function("XSync", Shape.I_PI.class); //$NON-NLS-1$
		XSetErrorHandler = library.function("XSetErrorHandler", Shape.P_P.class); //$NON-NLS-1$
		XSetIOErrorHandler = library.function("XSetIOErrorHandler", Shape.P_P.class); //$NON-NLS-1$
		XSetIOErrorExitHandler = library.optional("XSetIOErrorExitHandler", Shape.V_PPP.class); //$NON-NLS-1$
		XGetErrorText = library.function("XGetErrorText", Shape.I_PIPI.class); //$NON-NLS-1$
		XSelectInput = library.function("XSelectInput", Shape.I_PJJ.class); //$NON-NLS-1$
		XGetGeometry = library.function("XGetGeometry", Shape.I_PJPPPPPPP.class); //$NON-NLS-1$
		XQueryPointer = library.function("XQueryPointer", Shape.I_PJPPPPPPP.class); //$NON-NLS-1$
		XInternAtom = library.function("XInternAtom", Shape.J_PPI.class); //$NON-NLS-1$
		XGetAtomName = library.function("XGetAtomName", Shape.P_PJ.class); //$NON-NLS-1$
		XFree = library.function("XFree", Shape.I_P.class); //$NON-NLS-1$
		XCreateImage = library.function("XCreateImage", Shape.P_PPIIIPIIII.class); //$NON-NLS-1$
		XGetSubImage = library.function("XGetSubImage", Shape.P_PJIIIIJIPII.class); //$NON-NLS-1$
		XQueryExtension = library.function("XQueryExtension", Shape.I_PPPPP.class); //$NON-NLS-1$
		XGetEventData = library.function("XGetEventData", Shape.I_PP.class); //$NON-NLS-1$
		XFreeEventData = library.function("XFreeEventData", Shape.V_PP.class); //$NON-NLS-1$
		XQueryTree = library.function("XQueryTree", Shape.I_PJPPPP.class); //$NON-NLS-1$
		XGetClassHint = library.function("XGetClassHint", Shape.I_PJP.class); //$NON-NLS-1$
		XGetWindowAttributes = library.function("XGetWindowAttributes", Shape.I_PJP.class); //$NON-NLS-1$
		XGetWindowProperty = library.function("XGetWindowProperty", Shape.I_PJJJJIJPPPPP.class); //$NON-NLS-1$
		XGetInputFocus = library.function("XGetInputFocus", Shape.I_PPP.class); //$NON-NLS-1$
		XGrabServer = library.function("XGrabServer", Shape.I_P.class); //$NON-NLS-1$
		XUngrabServer = library.function("XUngrabServer", Shape.I_P.class); //$NON-NLS-1$
		XGrabKeyboard = library.function("XGrabKeyboard", Shape.I_PJIIIJ.class); //$NON-NLS-1$
		XUngrabKeyboard = library.function("XUngrabKeyboard", Shape.I_PJ.class); //$NON-NLS-1$
		XMatchVisualInfo = library.function("XMatchVisualInfo", Shape.I_PIIIP.class); //$NON-NLS-1$
		XCreateColormap = library.function("XCreateColormap", Shape.J_PJPI.class); //$NON-NLS-1$
		XCreateWindow = library.function("XCreateWindow", Shape.J_PJIIIIIIIPJP.class); //$NON-NLS-1$
		XCreatePixmap = library.function("XCreatePixmap", Shape.J_PJIII.class); //$NON-NLS-1$
		XCreateGC = library.function("XCreateGC", Shape.P_PJJP.class); //$NON-NLS-1$
		XFreeGC = library.function("XFreeGC", Shape.I_PP.class); //$NON-NLS-1$
		XFreePixmap = library.function("XFreePixmap", Shape.I_PJ.class); //$NON-NLS-1$
		XFreeColormap = library.function("XFreeColormap", Shape.I_PJ.class); //$NON-NLS-1$
		XPutImage = library.function("XPutImage", Shape.I_PJPPIIIIII.class); //$NON-NLS-1$
		XMapWindow = library.function("XMapWindow", Shape.I_PJ.class); //$NON-NLS-1$
		XUnmapWindow = library.function("XUnmapWindow", Shape.I_PJ.class); //$NON-NLS-1$
		XRaiseWindow = library.function("XRaiseWindow", Shape.I_PJ.class); //$NON-NLS-1$
		XDestroyWindow = library.function("XDestroyWindow", Shape.I_PJ.class); //$NON-NLS-1$
		XClearArea = library.function("XClearArea", Shape.I_PJIIIII.class); //$NON-NLS-1$
		XSetWindowBackgroundPixmap = library.function("XSetWindowBackgroundPixmap", Shape.I_PJJ.class); //$NON-NLS-1$
		XGetSelectionOwner = library.function("XGetSelectionOwner", Shape.J_PJ.class); //$NON-NLS-1$
	}
}
