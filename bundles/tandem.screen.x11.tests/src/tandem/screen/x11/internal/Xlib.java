// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** The X libraries, loaded once for all tests: their error handlers are one for the process. */
final class Xlib {

	static final X11 X11 = tandem.screen.x11.internal.X11.load();

	private Xlib() {
	}
}
