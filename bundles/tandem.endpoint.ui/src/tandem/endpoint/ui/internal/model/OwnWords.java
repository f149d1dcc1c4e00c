// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.Optional;

/** What an organisation wants its people to read before they allow something; asked anew at each question. */
public interface OwnWords {

	/** No words but ours. */
	OwnWords NONE = new OwnWords() {

		@Override
		public Optional<String> code() {
			return Optional.empty();
		}

		@Override
		public Optional<String> view() {
			return Optional.empty();
		}

		@Override
		public Optional<String> control() {
			return Optional.empty();
		}
	};

	/** In the place of our warning, where the sharer typed a code. */
	Optional<String> code();

	/** Above our words, before anybody sees the screen. */
	Optional<String> view();

	/** Above our words, before anybody uses mouse and keyboard. */
	Optional<String> control();
}
