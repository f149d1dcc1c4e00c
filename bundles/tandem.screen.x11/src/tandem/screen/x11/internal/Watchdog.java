// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * A process of its own that releases keys and buttons which the endpoint held when it was killed. It reads from the endpoint what is
 * held, and acts when that stream ends without a {@link Guard#BYE}. It runs with nothing but this bundle on its class path.
 */
final class Watchdog {

	private static final long NOW = 0;

	private final BitSet keys = new BitSet();

	private final BitSet buttons = new BitSet();

	private final BitSet bound = new BitSet();

	private boolean bye;

	private Watchdog() {
	}

	/**
	 * Guards its parent until that is gone.
	 *
	 * @param arguments the name of the X display
	 */
	public static void main(final String[] arguments) throws IOException {
		final var x = new NativeLibrary("libX11.so.6"); //$NON-NLS-1$
		final var test = new NativeLibrary("libXtst.so.6"); //$NON-NLS-1$
		final var key = test.function("XTestFakeKeyEvent", Shape.I_PIIJ.class); //$NON-NLS-1$
		final var button = test.function("XTestFakeButtonEvent", Shape.I_PIIJ.class); //$NON-NLS-1$
		final var grab = test.function("XTestGrabControl", Shape.I_PI.class); //$NON-NLS-1$
		final var map = x.function("XChangeKeyboardMapping", Shape.I_PIIPI.class); //$NON-NLS-1$
		final var sync = x.function("XSync", Shape.I_PI.class); //$NON-NLS-1$
		try (var arena = Arena.ofConfined()) {
			final var display = x.function("XOpenDisplay", Shape.P_P.class).call(arena.allocateFrom(arguments[0])); //$NON-NLS-1$
			final var watchdog = new Watchdog();
			watchdog.listen(System.in);
			if (watchdog.bye || display.address() == 0) {
				return;
			}
			grab.call(display, 1);
			watchdog.keys.stream().forEach(k -> key.call(display, k, 0, NOW));
			watchdog.buttons.stream().forEach(b -> button.call(display, b, 0, NOW));
			sync.call(display, 0);
			watchdog.bound.stream().forEach(k -> map.call(display, k, 1, nothing(arena), 1));
			sync.call(display, 0);
		}
	}

	private static MemorySegment nothing(final Arena arena) {
		return arena.allocate(Long.BYTES, Long.BYTES);
	}

	/** Reads until the endpoint says goodbye or is no more. */
	void listen(final InputStream endpoint) throws IOException {
		final var lines = new BufferedReader(new InputStreamReader(endpoint, StandardCharsets.US_ASCII));
		for (var line = lines.readLine(); line != null && !bye; line = lines.readLine()) {
			hear(line);
		}
	}

	private void hear(final String line) {
		bye = Guard.BYE.equals(line);
		if (!bye && line.length() > 1) {
			final var number = Integer.parseInt(line, 1, line.length(), 10);
			switch (line.charAt(0)) {
			case Guard.KEY_DOWN -> keys.set(number);
			case Guard.KEY_UP -> keys.clear(number);
			case Guard.BUTTON_DOWN -> buttons.set(number);
			case Guard.BUTTON_UP -> buttons.clear(number);
			case Guard.KEY_BOUND -> bound.set(number);
			case Guard.KEY_UNBOUND -> bound.clear(number);
			default -> throw new IllegalArgumentException(line);
			}
		}
	}
}
