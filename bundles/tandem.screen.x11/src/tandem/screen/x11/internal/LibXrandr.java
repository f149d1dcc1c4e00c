// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Monitors. */
@SuppressWarnings("javadoc")
final class LibXrandr {

	final Shape.I_PPP XRRQueryExtension;
	final Shape.I_PPP XRRQueryVersion;
	final Shape.V_PJI XRRSelectInput;
	final Shape.P_PJIP XRRGetMonitors;
	final Shape.V_P XRRFreeMonitors;
	final Shape.I_P XRRUpdateConfiguration;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibXrandr() {
		final var library = new NativeLibrary("libXrandr.so.2"); //$NON-NLS-1$
		XRRQueryExtension = library.function("XRRQueryExtension", Shape.I_PPP.class); //$NON-NLS-1$
		XRRQueryVersion = library.function("XRRQueryVersion", Shape.I_PPP.class); //$NON-NLS-1$
		XRRSelectInput = library.function("XRRSelectInput", Shape.V_PJI.class); //$NON-NLS-1$
		XRRGetMonitors = library.function("XRRGetMonitors", Shape.P_PJIP.class); //$NON-NLS-1$
		XRRFreeMonitors = library.function("XRRFreeMonitors", Shape.V_P.class); //$NON-NLS-1$
		XRRUpdateConfiguration = library.function("XRRUpdateConfiguration", Shape.I_P.class); //$NON-NLS-1$
	}
}
