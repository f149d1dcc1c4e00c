// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Which parts of the screen were drawn to. */
@SuppressWarnings("javadoc")
final class LibXdamage {

	final Shape.I_PPP XDamageQueryExtension;
	final Shape.J_PJI XDamageCreate;
	final Shape.V_PJ XDamageDestroy;
	final Shape.V_PJJJ XDamageSubtract;

	/** @throws UnsatisfiedLinkError naming what is missing */
	LibXdamage() {
		final var library = new NativeLibrary("libXdamage.so.1"); //$NON-NLS-1$
		XDamageQueryExtension = library.function("XDamageQueryExtension", Shape.I_PPP.class); //$NON-NLS-1$
		XDamageCreate = library.function("XDamageCreate", Shape.J_PJI.class); //$NON-NLS-1$
		XDamageDestroy = library.function("XDamageDestroy", Shape.V_PJ.class); //$NON-NLS-1$
		XDamageSubtract = library.function("XDamageSubtract", Shape.V_PJJJ.class); //$NON-NLS-1$
	}
}
