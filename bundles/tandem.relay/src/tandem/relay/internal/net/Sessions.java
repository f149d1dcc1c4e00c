// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import tandem.relay.MailboxKey;
import tandem.relay.protocol.CloseReason;

/** The sessions that there are, each under the mailbox that it came from. Thread-safe. */
final class Sessions {

	private final Map<MailboxKey, Session> byKey = new ConcurrentHashMap<>();

	int count() {
		return byKey.size();
	}

	void add(final Session session) {
		byKey.put(session.key(), session);
	}

	void remove(final Session session) {
		byKey.remove(session.key(), session);
	}

	Optional<Session> of(final MailboxKey key) {
		return Optional.ofNullable(byKey.get(key));
	}

	void endAll(final CloseReason reason) {
		List.copyOf(byKey.values()).forEach(session -> session.end(reason));
	}
}
