// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.chat.ChatLine;
import tandem.chat.Conversation;
import tandem.chat.Conversations;
import tandem.chat.Standing;
import tandem.session.Registration;
import tandem.session.SessionContext;
import tandem.session.Timers;

/** The conversations of all sessions of this end, and of some that have ended. */
@Component(service = { Conversations.class, KnownConversations.class })
public final class KnownConversations implements Conversations, Talk.News {

	/** Most that are kept of sessions that have ended. */
	private static final int MOST_ENDED = 8;

	private final Timers timers;
	private final Map<String, Talk> talks = new LinkedHashMap<>();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	/** @param timers pace what is written */
	@Activate
	public KnownConversations(@Reference final Timers timers) {
		this.timers = timers;
	}

	/** The conversation of a session, made where there is none yet. */
	Talk of(final SessionContext context) {
		synchronized (talks) {
			final var ended = talks.values().stream().filter(talk -> talk.standing() == Standing.OVER).map(Talk::sessionId).toList();
			ended.stream().limit(Math.max(0, ended.size() - MOST_ENDED)).forEach(talks::remove);
			return talks.computeIfAbsent(context.id(), _ -> new Talk(context, timers, this));
		}
	}

	@Override
	public Optional<Conversation> of(final String sessionId) {
		synchronized (talks) {
			return Optional.ofNullable(talks.get(sessionId));
		}
	}

	@Override
	public List<Conversation> all() {
		synchronized (talks) {
			return List.copyOf(talks.values());
		}
	}

	@Override
	public Registration listen(final Listener listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public void changed(final Conversation conversation) {
		listeners.forEach(listener -> listener.changed(conversation));
	}

	@Override
	public void came(final Conversation conversation, final ChatLine line) {
		listeners.forEach(listener -> listener.came(conversation, line));
	}
}
