// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.io.IOException;
import java.util.Map;

import tandem.screen.InputEvent;
import tandem.screen.InputPort.SharerKeys;
import tandem.screen.ScreenException;

/** An endpoint that holds keys and a button until it is killed or told to end. */
final class Holder {

	private Holder() {
	}

	/** @param arguments the display */
	public static void main(final String[] arguments) throws ScreenException, IOException {
		final var keys = new SharerKeys() {

			@Override
			public void escape() {
				// of no interest
			}

			@Override
			public void endHelp() {
				// of no interest
			}
		};
		try (var input = new X11Platform(Map.of("DISPLAY", arguments[0])).openInput(keys)) {
			input.inject(new InputEvent.Key(Keysyms.SHIFT_LEFT, true));
			input.inject(new InputEvent.Key(0x0100_4e00, true));
			input.inject(new InputEvent.Button(1, true));
			System.out.println("held");
			System.in.read();
		}
	}
}
