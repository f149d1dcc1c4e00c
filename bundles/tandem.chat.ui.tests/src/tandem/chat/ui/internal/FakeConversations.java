// SPDX-License-Identifier: EPL-2.0
package tandem.chat.ui.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.chat.ChatLine;
import tandem.chat.ChatLine.Delivery;
import tandem.chat.Conversation;
import tandem.chat.Conversations;
import tandem.chat.Standing;
import tandem.session.Registration;
import tandem.session.Role;

/** Conversations that a test holds. */
final class FakeConversations implements Conversations {

	private final Map<String, Talk> talks = new LinkedHashMap<>();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	synchronized Talk add(final String id, final String peer) {
		final var talk = new Talk(id, peer);
		talks.put(id, talk);
		talk.tell();
		return talk;
	}

	@Override
	public synchronized Optional<Conversation> of(final String sessionId) {
		return Optional.ofNullable(talks.get(sessionId));
	}

	@Override
	public synchronized List<Conversation> all() {
		return List.copyOf(talks.values());
	}

	@Override
	public Registration listen(final Listener listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	final class Talk implements Conversation {

		private final String id;
		private final String peer;
		private final List<ChatLine> lines = new ArrayList<>();
		private Standing standing = Standing.OPEN;
		private int unread;
		private Sent answer = Sent.ACCEPTED;

		Talk(final String id, final String peer) {
			this.id = id;
			this.peer = peer;
		}

		void comes(final String text) {
			synchronized (this) {
				lines.add(new ChatLine(lines.size() + 1, false, text, Instant.EPOCH, Delivery.DELIVERED));
				unread++;
			}
			tell();
		}

		void arrived() {
			synchronized (this) {
				lines.replaceAll(line -> line.own() ? line.with(Delivery.DELIVERED) : line);
			}
			tell();
		}

		synchronized void answers(final Sent next) {
			answer = next;
		}

		void stands(final Standing now) {
			synchronized (this) {
				standing = now;
			}
			tell();
		}

		private void tell() {
			listeners.forEach(listener -> listener.changed(this));
		}

		@Override
		public String sessionId() {
			return id;
		}

		@Override
		public Role role() {
			return Role.TECHNICIAN;
		}

		@Override
		public String peer() {
			return peer;
		}

		@Override
		public synchronized Standing standing() {
			return standing;
		}

		@Override
		public synchronized List<ChatLine> lines() {
			return List.copyOf(lines);
		}

		@Override
		public synchronized int unread() {
			return unread;
		}

		@Override
		public void read() {
			final boolean news;
			synchronized (this) {
				news = unread > 0;
				unread = 0;
			}
			if (news) {
				tell();
			}
		}

		@Override
		public synchronized Sent send(final String text) {
			if (answer == Sent.ACCEPTED) {
				lines.add(new ChatLine(lines.size() + 1, true, text, Instant.EPOCH, Delivery.UNDERWAY));
			}
			return answer;
		}

		@Override
		public void setOn(final boolean on) {
			throw new IllegalStateException();
		}
	}
}
