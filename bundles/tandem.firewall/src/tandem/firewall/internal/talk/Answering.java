// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.internal.talk.Tell.Why;

/**
 * The end that looks, on one channel: answers one question after the other, each on a thread of its own. Whether it may is asked before each
 * word that is said. Thread-safe.
 */
final class Answering implements Channel.Listener, AutoCloseable {

	/** Between the begins of two questions. Somebody who asks all the time would keep the computer busy. */
	static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final int MOST_CHANGES = 4096;

	/** Who asks, and what they may. Thread-safe; asked at the moment of use. */
	interface Rules {

		/** Whether the computer may be looked at now. */
		boolean permitted();

		/** Whether it is the owner of this computer who asks. */
		boolean isOwner();

		/** Whether a change may be made: who sits here is shown it, and says. Blocking. */
		boolean lets(Change change) throws InterruptedException;

		/** Writes down what is done. */
		void log(String event);

		/** The other end broke the rules. */
		void violation(String reason);
	}

	private static final class Refusal extends Exception {

		private static final long serialVersionUID = 1L;

		private final transient Why why;

		Refusal(final Why why) {
			super(why.words());
			this.why = why;
		}
	}

	private final Channel channel;
	private final Looking looking;
	private final Rules rules;
	private final LongSupplier nanos;
	private final Map<String, Change> told = new LinkedHashMap<>();
	private Optional<Thread> working = Optional.empty();
	private Optional<Reception> reception = Optional.empty();
	private int current;
	private boolean cancelled;
	private boolean closed;
	private boolean asked;
	private long askedAt;

	Answering(final Channel channel, final Looking looking, final Rules rules, final LongSupplier nanos) {
		this.channel = channel;
		this.looking = looking;
		this.rules = rules;
		this.nanos = nanos;
	}

	@Override
	public void message(final byte[] message) {
		try {
			final var ask = TalkCodec.decodeAsk(message);
			switch (ask) {
			case Ask.Cancel(var number) -> cancel(number);
			case Ask.Came(var number, var where) -> came(number, where);
			case Ask.Check _, Ask.Entries _, Ask.Apply _ -> refusal(ask).ifPresentOrElse(why -> send(new Tell.Refused(ask.number(), why, "")), () -> begin(ask));
			}
		} catch (final MessageException e) {
			rules.violation("The workbench broke the rules of the firewall channel: " + e.getMessage());
		}
	}

	@Override
	public void disconnected() {
		close();
	}

	@Override
	public synchronized void close() {
		closed = true;
		working.ifPresent(Thread::interrupt);
	}

	private synchronized Optional<Why> refusal(final Ask ask) {
		if (!rules.permitted()) {
			return Optional.of(Why.NOT_PERMITTED);
		}
		if (working.isPresent()) {
			return Optional.of(Why.BUSY);
		}
		if (!rules.isOwner() && !(ask instanceof Ask.Apply) && asked && nanos.getAsLong() - askedAt < PAUSE_NANOS) {
			return Optional.of(Why.TOO_OFTEN);
		}
		return Optional.empty();
	}

	private synchronized void begin(final Ask ask) {
		if (closed) {
			return;
		}
		asked = true;
		askedAt = nanos.getAsLong();
		current = ask.number();
		cancelled = false;
		// A platform thread: what it calls waits for programs, and they are ended when it is interrupted.
		final var thread = Thread.ofPlatform().daemon().name("tandem-firewall").unstarted(() -> work(ask));
		working = Optional.of(thread);
		thread.start();
	}

	private synchronized void cancel(final int number) {
		if (working.isPresent() && current == number) {
			cancelled = true;
			working.get().interrupt();
		}
	}

	/** What was not waited for is of a question that is over. */
	private synchronized void came(final int number, final Optional<InetAddress> where) {
		if (working.isPresent() && current == number) {
			reception.ifPresent(it -> it.came(where));
		}
	}

	private void work(final Ask ask) {
		Tell last;
		try {
			last = answer(ask);
		} catch (final Refusal e) {
			last = new Tell.Refused(ask.number(), e.why, "");
		} catch (final InterruptedException e) {
			last = new Tell.Refused(ask.number(), stopped(), "");
		} catch (final IOException | RuntimeException e) {
			last = new Tell.Refused(ask.number(), Why.FAILED, String.valueOf(e.getMessage()));
		}
		synchronized (this) {
			working = Optional.empty();
			if (closed) {
				return;
			}
		}
		// A late interruption must not take the last word.
		Thread.interrupted();
		send(rules.permitted() ? last : new Tell.Refused(ask.number(), Why.NOT_PERMITTED, ""));
	}

	private synchronized Why stopped() {
		return cancelled ? Why.CANCELLED : Why.NOT_PERMITTED;
	}

	private Tell answer(final Ask ask) throws Refusal, IOException, InterruptedException {
		return switch (ask) {
		case Ask.Check(var number, var access, var visits) -> {
			rules.log("The firewall check began.");
			final var found = looking.check(access, found(number));
			final var state = visits && !rules.isOwner() ? State.worst(List.of(found, visited(number))) : found;
			rules.log("The firewall check is over: " + state.word() + '.');
			yield new Tell.Checked(number, state);
		}
		case Ask.Entries(var number, var access) -> {
			rules.log("The firewall's list of allowed apps was read.");
			final var listing = looking.list(access);
			for (final var entry : listing.entries()) {
				entry.scopes().forEach(scope -> {
					scope.allow().ifPresent(this::remember);
					scope.block().ifPresent(this::remember);
				});
				say(new Tell.Named(number, entry));
			}
			yield new Tell.Listed(number, listing.gaps());
		}
		case Ask.Apply(var number, var id) -> new Tell.Made(number, apply(id));
		case final Ask.Came came -> throw new IllegalStateException(came.toString());
		case final Ask.Cancel cancel -> throw new IllegalStateException(cancel.toString());
		};
	}

	private State visited(final int number) throws InterruptedException, Refusal, IOException {
		final var here = looking.reception();
		synchronized (this) {
			reception = Optional.of(here);
		}
		try {
			final var result = here.receive((port, nonce, addresses) -> come(new Tell.Come(number, port, nonce, addresses)));
			rules.log(result.title());
			say(new Tell.Found(number, result));
			return result.state();
		} finally {
			synchronized (this) {
				reception = Optional.empty();
			}
		}
	}

	/** Whoever may not be told any more waits for nobody. */
	private void come(final Tell.Come come) throws InterruptedException {
		try {
			say(come);
		} catch (final Refusal e) {
			throw new InterruptedException(e.getMessage());
		}
	}

	/** A check tells on threads of its own, and goes on where nobody hears: who withdraws the permission interrupts it. */
	private Consumer<Result> found(final int number) {
		return result -> {
			result.finding().ifPresent(finding -> finding.fixes().forEach(this::remember));
			try {
				say(new Tell.Found(number, rules.isOwner() ? result : Discretion.of(result)));
			} catch (final Refusal e) {
				stop();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
	}

	private Applied apply(final String id) throws Refusal, IOException, InterruptedException {
		final Change change;
		synchronized (this) {
			change = told.get(id);
		}
		if (change == null) {
			throw new Refusal(Why.NO_SUCH_CHANGE);
		}
		if (!rules.lets(change)) {
			throw new Refusal(Why.DECLINED);
		}
		final var applied = looking.apply(change);
		applied.undo().ifPresent(this::remember);
		rules.log("A change of the firewall (" + String.join("; ", change.lines()) + "): " + applied.outcome());
		return applied;
	}

	private synchronized void remember(final Change change) {
		told.put(change.id(), change);
		if (told.size() > MOST_CHANGES) {
			told.remove(told.keySet().iterator().next());
		}
	}

	private synchronized void stop() {
		working.ifPresent(Thread::interrupt);
	}

	/** The permission was withdrawn: what goes on stops. */
	void changed() {
		if (!rules.permitted()) {
			stop();
		}
	}

	private void say(final Tell tell) throws Refusal, InterruptedException {
		final var bytes = TalkCodec.encode(tell);
		while (true) {
			if (!rules.permitted()) {
				throw new Refusal(Why.NOT_PERMITTED);
			}
			switch (channel.send(bytes)) {
			case ACCEPTED -> {
				return;
			}
			case CLOSED -> throw new InterruptedException("nobody hears");
			case WINDOW_FULL -> room();
			}
		}
	}

	private void room() throws InterruptedException {
		try {
			channel.room().get();
		} catch (final java.util.concurrent.ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	/** The last word of a question; small, and lost where the channel is closed. */
	private void send(final Tell tell) {
		final var bytes = TalkCodec.encode(tell);
		if (channel.send(bytes) == Channel.Sent.WINDOW_FULL) {
			channel.room().thenRunAsync(() -> send(tell));
		}
	}
}
