// SPDX-License-Identifier: EPL-2.0
package tandem.chat;

import java.util.List;
import java.util.Optional;

import tandem.session.Registration;

/** What is written in the sessions of this end: an OSGi service. Thread-safe. */
public interface Conversations {

	/** Hears of conversations, on any thread; must not block. */
	interface Listener {

		/** Anything of it is new. */
		void changed(Conversation conversation);

		/** A message came. */
		default void came(final Conversation conversation, final ChatLine line) {
		}
	}

	/** The conversation of a session; empty where it has none, or it ended long ago. */
	Optional<Conversation> of(String sessionId);

	/** Those of sessions that go on and of some that have ended, oldest first. */
	List<Conversation> all();

	/**
	 * Registers a listener.
	 *
	 * @return closes the registration
	 */
	Registration listen(Listener listener);
}
