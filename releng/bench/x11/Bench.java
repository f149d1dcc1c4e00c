// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import tandem.screen.InputEvent;
import tandem.screen.InputPort.SharerKeys;
import tandem.screen.ScreenException;
import tandem.screen.ScreenSource;

/** Measures the X11 platform on the display it is given: see {@code run}. */
public final class Bench {

	private static final int WARM = 200;

	private static final int TIMES = 1_000;

	private static final int KEYS = 200;

	private Bench() {
	}

	/** @param arguments the display, on which a terminal has the focus */
	public static void main(final String[] arguments) throws Exception {
		final var cold = System.nanoTime();
		final var platform = new X11Platform(Map.of("DISPLAY", arguments[0]));
		final var keys = new SharerKeys() {

			@Override
			public void escape() {
				// nobody is there
			}

			@Override
			public void endHelp() {
				// nobody is there
			}
		};
		try (var screen = platform.openScreen(); var connection = XConnection.open(X11.load(), arguments[0])) {
			screen.capture();
			System.out.printf("libraries loaded and first full picture, cold: %.0f ms%n", (System.nanoTime() - cold) / 1e6);
			System.out.println("screen " + screen.layout().width() + "x" + screen.layout().height());
			images(connection, screen);
			print("pointer's picture and position", () -> {
				screen.newCursor();
				screen.pointer();
			}, TIMES);
			try (var input = platform.openInput(keys)) {
				settle(screen);
				print("key made by XTest until its damage is captured", () -> {
					input.inject(new InputEvent.Key('x', true));
					input.inject(new InputEvent.Key('x', false));
					while (!screen.await(Duration.ofSeconds(1)).pixels()) {
						// goes on waiting
					}
					screen.capture();
				}, KEYS);
			}
		}
	}

	private static void images(final XConnection connection, final ScreenSource screen) throws Exception {
		final var width = screen.layout().width();
		final var height = screen.layout().height();
		try (var shared = ShmImage.create(connection, width, height); var plain = new PlainImage(connection, width, height)) {
			print("full frame through shared memory", () -> shared.read(0, 0, width, height), TIMES);
			print("64 rows through shared memory", () -> shared.read(0, 0, width, 64), TIMES);
			print("full frame through the connection", () -> plain.read(0, 0, width, height), KEYS);
		}
	}

	private static void settle(final ScreenSource screen) throws ScreenException {
		do {
			screen.capture();
		} while (screen.await(Duration.ofMillis(200)).pixels());
	}

	/** What is measured. */
	private interface Step {

		void run() throws Exception;
	}

	private static void print(final String what, final Step step, final int times) throws Exception {
		for (var i = 0; i < Math.min(WARM, times); i++) {
			step.run();
		}
		final var took = new long[times];
		for (var i = 0; i < times; i++) {
			final var before = System.nanoTime();
			step.run();
			took[i] = System.nanoTime() - before;
		}
		Arrays.sort(took);
		System.out.printf("%-48s p50 %.3f ms  p95 %.3f ms  p99 %.3f ms%n", what, took[times / 2] / 1e6, took[times * 95 / 100] / 1e6, took[times * 99 / 100] / 1e6);
	}
}
