// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.screen.InputEvent;
import tandem.screen.InputPort;
import tandem.screen.PromptWatch;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.screen.ScreenSource;

/** Mouse, keyboard and prompts that a test works; it writes down what is done to it. */
final class FakePlatform implements ScreenPlatform {

	final List<String> done = new CopyOnWriteArrayList<>();
	volatile Optional<String> unavailable = Optional.empty();
	volatile boolean noInput;
	volatile boolean tellsApart = true;
	volatile boolean prompt;
	volatile boolean broken;
	volatile InputPort.SharerKeys keys;
	volatile Runnable promptChanged;

	@Override
	public String name() {
		return "fake";
	}

	@Override
	public Optional<String> unavailable() {
		return unavailable;
	}

	volatile boolean locked;

	@Override
	public boolean attended() {
		return !locked && unavailable.isEmpty();
	}

	@Override
	public ScreenSource openScreen() throws ScreenException {
		return new StillScreen();
	}

	@Override
	public InputPort openInput(final InputPort.SharerKeys sharerKeys) throws ScreenException {
		if (noInput) {
			throw new ScreenException("no input here");
		}
		keys = sharerKeys;
		return new Port();
	}

	@Override
	public PromptWatch watchPrompts(final Runnable changed) {
		promptChanged = changed;
		return new PromptWatch() {

			@Override
			public boolean up() {
				return prompt;
			}

			@Override
			public void close() {
				done.add("watch closed");
			}
		};
	}

	/** A prompt comes or goes. */
	void prompt(final boolean up) {
		prompt = up;
		promptChanged.run();
	}

	private final class Port implements InputPort {

		@Override
		public void inject(final InputEvent event) {
			done.add(event.toString());
		}

		@Override
		public void releaseAll() {
			done.add("released");
			if (broken) {
				throw new IllegalStateException("broken");
			}
		}

		@Override
		public boolean tellsSharerApart() {
			return tellsApart;
		}

		@Override
		public void close() {
			done.add("closed");
		}
	}
}
