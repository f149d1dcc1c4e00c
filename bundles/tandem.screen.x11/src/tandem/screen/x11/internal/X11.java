// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/**
 * Xlib and its companions, ready for use.
 *
 * @param libraries the functions
 * @param errors the handlers of errors
 */
record X11(X11Libraries libraries, XErrors errors) {

	/** @throws UnsatisfiedLinkError whose message lists what the computer lacks */
	static X11 load() {
		final var libraries = new X11Libraries();
		return new X11(libraries, new XErrors(libraries.x11));
	}

	LibC c() {
		return libraries.c;
	}

	LibX11 x() {
		return libraries.x11;
	}
}
