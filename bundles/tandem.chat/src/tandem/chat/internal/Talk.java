// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import tandem.channel.Channel;
import tandem.channel.Channel.Sent;
import tandem.channel.codec.MessageException;
import tandem.chat.ChatLine;
import tandem.chat.ChatLine.Delivery;
import tandem.chat.Conversation;
import tandem.chat.Standing;
import tandem.identity.StatedText;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature.Attachment;
import tandem.session.SessionState;
import tandem.session.Timers;

/** One end of one session's chat. It outlives the lines that it goes over: each begins with what has arrived, so that nothing is lost or told twice. Thread-safe. */
final class Talk implements Conversation {

	/** Most of our own that have not arrived. */
	static final int MOST_UNDERWAY = 50;

	/** What a person can write: some at once, then one a second. */
	private static final int OWN_AT_ONCE = 30;

	/** What is shown of the other end's: more than an honest end can send. */
	private static final int OTHERS_AT_ONCE = 100;

	/** What is read at all, also what is not taken. */
	private static final int READ_AT_ONCE = 500;

	private static final int READ_EACH_SECOND = 10;

	/** What it tells. */
	interface News {

		void changed(Conversation conversation);

		void came(Conversation conversation, ChatLine line);
	}

	private final SessionContext context;
	private final Timers timers;
	private final News news;
	private final ChatLog log;
	private final Pace ownPace;
	private final Pace othersPace;
	private final Pace readPace;
	private final ArrayDeque<ChatLine> lines = new ArrayDeque<>();
	private final ArrayDeque<ChatMessage.Say> underway = new ArrayDeque<>();
	private Optional<Line> line = Optional.empty();
	private boolean on = true;
	private boolean over;
	private int unread;
	private long written;
	private long arrived;
	private long got;

	Talk(final SessionContext context, final Timers timers, final News news) {
		this.context = context;
		this.timers = timers;
		this.news = news;
		log = new ChatLog(context);
		ownPace = new Pace(timers::nanos, OWN_AT_ONCE, 1);
		othersPace = new Pace(timers::nanos, OTHERS_AT_ONCE, 1);
		readPace = new Pace(timers::nanos, READ_AT_ONCE, READ_EACH_SECOND);
		context.onChange(this::moved);
	}

	/** Goes on over a line; what went over the one before is forgotten. */
	Attachment attach(final Channel channel) {
		final var fresh = new Line(channel);
		synchronized (this) {
			line = Optional.of(fresh);
		}
		channel.listen(fresh);
		news.changed(this);
		return fresh;
	}

	private void moved() {
		var lost = 0;
		synchronized (this) {
			if (context.state() == SessionState.ENDED && !over) {
				over = true;
				lost = underway.size();
				underway.clear();
				change(own -> own.delivery() == Delivery.UNDERWAY, Delivery.LOST);
				log.lost(lost);
			}
		}
		pump();
		news.changed(this);
	}

	private void change(final java.util.function.Predicate<ChatLine> which, final Delivery now) {
		final var all = List.copyOf(lines);
		lines.clear();
		all.forEach(each -> lines.add(each.own() && which.test(each) ? each.with(now) : each));
	}

	/** Whether this end takes messages now; asked at each. */
	private boolean open() {
		final var state = context.state();
		return on && (state.seesScreen() || state == SessionState.PAUSED);
	}

	private void pump() {
		final Optional<Line> current;
		synchronized (this) {
			current = line;
		}
		current.ifPresent(Line::pump);
	}

	@Override
	public String sessionId() {
		return context.id();
	}

	@Override
	public Role role() {
		return context.role();
	}

	@Override
	public String peer() {
		return context.peerName();
	}

	@Override
	public synchronized Standing standing() {
		final var state = context.state();
		if (over || state == SessionState.ENDED) {
			return Standing.OVER;
		}
		if (state == SessionState.RECONNECTING) {
			return Standing.BROKEN;
		}
		if (!state.seesScreen() && state != SessionState.PAUSED) {
			return Standing.WAITING;
		}
		if (!on) {
			return Standing.OFF_HERE;
		}
		return line.map(Line::standing).orElse(Standing.ABSENT);
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
		synchronized (this) {
			if (unread == 0) {
				return;
			}
			unread = 0;
		}
		news.changed(this);
	}

	@Override
	public Conversation.Sent send(final String text) {
		if (text.codePointCount(0, text.length()) > MAX_TEXT) {
			return Conversation.Sent.TOO_LONG;
		}
		final var clean = StatedText.clean(text, MAX_TEXT);
		if (clean.isEmpty()) {
			return Conversation.Sent.EMPTY;
		}
		synchronized (this) {
			if (standing() != Standing.OPEN) {
				return Conversation.Sent.NOT_NOW;
			}
			if (underway.size() >= MOST_UNDERWAY || !ownPace.take()) {
				return Conversation.Sent.TOO_FAST;
			}
			underway.add(new ChatMessage.Say(++written, clean));
			keep(new ChatLine(written, true, clean, timers.now(), Delivery.UNDERWAY));
			log.own(clean);
		}
		pump();
		news.changed(this);
		return Conversation.Sent.ACCEPTED;
	}

	private void keep(final ChatLine added) {
		lines.add(added);
		if (lines.size() > MAX_LINES) {
			lines.removeFirst();
		}
	}

	@Override
	public void setOn(final boolean wanted) {
		synchronized (this) {
			if (role() != Role.SHARER || on == wanted || over) {
				return;
			}
			on = wanted;
			context.log(wanted ? Messages.Log_on : Messages.Log_off);
		}
		pump();
		news.changed(this);
	}

	/** What goes over one channel. */
	private final class Line implements Channel.Listener, Attachment {

		private final Channel channel;
		private boolean connected;
		private boolean theirs;
		private boolean heard;
		private Optional<Boolean> said = Optional.empty();
		private long acknowledged;
		private long sent;
		private boolean waiting;

		Line(final Channel channel) {
			this.channel = channel;
			acknowledged = got;
		}

		Standing standing() {
			return !connected || !heard ? Standing.ABSENT : theirs ? Standing.OPEN : Standing.OFF_THERE;
		}

		private boolean isCurrent() {
			return line.filter(current -> current == this).isPresent();
		}

		@Override
		public void connected() {
			synchronized (Talk.this) {
				connected = true;
			}
			pump();
			news.changed(Talk.this);
		}

		@Override
		public void message(final byte[] bytes) {
			final List<Consumer<News>> told = new ArrayList<>();
			try {
				final var message = ChatCodec.decode(bytes);
				synchronized (Talk.this) {
					if (!isCurrent()) {
						return;
					}
					if (!readPace.take()) {
						throw new MessageException("more than anybody would read"); //$NON-NLS-1$
					}
					hear(message).ifPresent(came -> told.add(to -> to.came(Talk.this, came)));
				}
			} catch (final MessageException e) {
				close();
				context.violation("The other end broke the rules of the chat: " + e.getMessage()); //$NON-NLS-1$
				return;
			}
			pump();
			told.forEach(each -> each.accept(news));
			news.changed(Talk.this);
		}

		private Optional<ChatLine> hear(final ChatMessage message) throws MessageException {
			return switch (message) {
			case ChatMessage.Ready(var open, var theyGot) -> {
				arrivedUpTo(theyGot);
				heard = true;
				theirs = open;
				sent = arrived;
				yield Optional.empty();
			}
			case ChatMessage.Got(var number) -> {
				arrivedUpTo(number);
				yield Optional.empty();
			}
			case final ChatMessage.Say say -> take(say);
			};
		}

		private void arrivedUpTo(final long number) throws MessageException {
			if (number > written) {
				throw new MessageException("it has what was never sent"); //$NON-NLS-1$
			}
			if (number > arrived) {
				arrived = number;
				underway.removeIf(say -> say.number() <= number);
				change(own -> own.delivery() == Delivery.UNDERWAY && own.number() <= number, Delivery.DELIVERED);
			}
		}

		/** What comes before this end takes messages is nowhere kept: it comes again where this end opens. So does what follows upon a gap. */
		private Optional<ChatLine> take(final ChatMessage.Say say) throws MessageException {
			if (!open() || say.number() > got + 1) {
				return Optional.empty();
			}
			if (say.number() <= got) {
				acknowledged = say.number() - 1;
				return Optional.empty();
			}
			if (!othersPace.take()) {
				throw new MessageException("more than anybody would write"); //$NON-NLS-1$
			}
			got = say.number();
			final var clean = StatedText.clean(say.text(), MAX_TEXT);
			if (clean.isEmpty()) {
				return Optional.empty();
			}
			final var came = new ChatLine(say.number(), false, clean, timers.now(), Delivery.DELIVERED);
			keep(came);
			unread++;
			log.other(clean);
			return Optional.of(came);
		}

		/** Sends all that is due, as far as there is room. */
		void pump() {
			synchronized (Talk.this) {
				if (!connected || !isCurrent() || waiting) {
					return;
				}
				for (var next = next(); next.isPresent(); next = next()) {
					switch (channel.send(ChatCodec.encode(next.get()))) {
					case ACCEPTED -> accepted(next.get());
					case CLOSED -> {
						return;
					}
					case WINDOW_FULL -> {
						waiting = true;
						channel.room().thenRunAsync(this::room);
						return;
					}
					}
				}
			}
		}

		private void room() {
			synchronized (Talk.this) {
				waiting = false;
			}
			pump();
		}

		private Optional<ChatMessage> next() {
			if (said.filter(open -> open == open()).isEmpty()) {
				return Optional.of(new ChatMessage.Ready(open(), got));
			}
			if (acknowledged < got) {
				return Optional.of(new ChatMessage.Got(got));
			}
			return theirs ? underway.stream().filter(say -> say.number() > sent).findFirst().map(say -> say) : Optional.empty();
		}

		private void accepted(final ChatMessage message) {
			switch (message) {
			case ChatMessage.Ready(var open, var upTo) -> {
				said = Optional.of(open);
				acknowledged = upTo;
			}
			case ChatMessage.Got(var number) -> acknowledged = number;
			case final ChatMessage.Say say -> sent = say.number();
			}
		}

		@Override
		public void disconnected() {
			close();
		}

		@Override
		public void close() {
			synchronized (Talk.this) {
				connected = false;
				if (isCurrent()) {
					line = Optional.empty();
				}
			}
			news.changed(Talk.this);
		}
	}
}
