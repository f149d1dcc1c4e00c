// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Entry;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.internal.probe.Visitor;
import tandem.firewall.station.Station;

/** The end that asks, on one channel: one question at a time. Thread-safe. */
final class Asking implements Channel.Listener, AutoCloseable {

	/** Most that is told of one question. */
	private static final int MOST = 8192;

	private static final long CONNECT_SECONDS = 20;

	/** The question that is open: who hears what comes before its last word. */
	private record Open(int number, Consumer<Tell> heard, AtomicBoolean visited, CompletableFuture<Tell> last) {
	}

	private final Channel channel;
	private final Consumer<String> violation;
	private final Optional<Visitor> visitor;
	private final ReentrantLock turn = new ReentrantLock();
	private final CompletableFuture<Void> connected = new CompletableFuture<>();
	private Optional<Open> open = Optional.empty();
	private int numbers;
	private int heard;
	private boolean closed;

	/**
	 * @param violation told in words where the other end breaks the rules
	 * @param visitor goes to the computer that is looked at; empty where that is this one
	 */
	Asking(final Channel channel, final Consumer<String> violation, final Optional<Visitor> visitor) {
		this.channel = channel;
		this.violation = violation;
		this.visitor = visitor;
	}

	@Override
	public void connected() {
		connected.complete(null);
	}

	@Override
	public void message(final byte[] message) {
		try {
			hear(TalkCodec.decodeTell(message));
		} catch (final MessageException e) {
			close();
			violation.accept("The endpoint broke the rules of the firewall channel: " + e.getMessage());
		}
	}

	@Override
	public void disconnected() {
		close();
	}

	@Override
	public void close() {
		final Optional<Open> gone;
		synchronized (this) {
			closed = true;
			gone = open;
			open = Optional.empty();
		}
		connected.cancel(false);
		gone.ifPresent(question -> question.last().completeExceptionally(new IOException("The connection to that computer is gone.")));
	}

	State check(final Access access, final Consumer<Result> results) throws InterruptedException, IOException {
		final var last = ask(number -> new Ask.Check(number, access, visitor.isPresent()), tell -> {
			if (tell instanceof Tell.Found(var _, var result)) {
				results.accept(result);
			}
		});
		if (last instanceof Tell.Checked(var _, var state)) {
			return state;
		}
		throw unexpected();
	}

	Station.Listing list(final Access access) throws InterruptedException, IOException {
		final var entries = new ArrayList<Entry>();
		final var last = ask(number -> new Ask.Entries(number, access), tell -> {
			if (tell instanceof Tell.Named(var _, var entry)) {
				entries.add(entry);
			}
		});
		if (last instanceof Tell.Listed(var _, var gaps)) {
			return new Station.Listing(entries, gaps);
		}
		throw unexpected();
	}

	Applied apply(final String change) throws InterruptedException, IOException {
		if (ask(number -> new Ask.Apply(number, change), _ -> { }) instanceof Tell.Made(var _, var applied)) {
			return applied;
		}
		throw unexpected();
	}

	private IOException unexpected() {
		close();
		violation.accept("The endpoint broke the rules of the firewall channel: an answer to another question");
		return new IOException("That computer gave an answer to another question.");
	}

	private Tell ask(final IntFunction<Ask> makes, final Consumer<Tell> hears) throws InterruptedException, IOException {
		turn.lockInterruptibly();
		try {
			awaitConnection();
			final Open question;
			final Ask ask;
			synchronized (this) {
				if (closed) {
					throw new IOException("The connection to that computer is gone.");
				}
				question = new Open(++numbers, hears, new AtomicBoolean(), new CompletableFuture<>());
				ask = makes.apply(question.number());
				heard = 0;
				open = Optional.of(question);
			}
			if (channel.send(TalkCodec.encode(ask)) != Channel.Sent.ACCEPTED) {
				throw new IOException("The connection to that computer is gone.");
			}
			return await(question);
		} finally {
			synchronized (this) {
				open = Optional.empty();
			}
			turn.unlock();
		}
	}

	private void awaitConnection() throws InterruptedException, IOException {
		try {
			connected.get(CONNECT_SECONDS, TimeUnit.SECONDS);
		} catch (final TimeoutException | ExecutionException | java.util.concurrent.CancellationException e) {
			throw new IOException("That computer's Tandem can't diagnose firewalls.", e);
		}
	}

	private Tell await(final Open question) throws InterruptedException, IOException {
		try {
			if (question.last().get() instanceof final Tell.Refused refused) {
				throw new IOException(refused.detail().isEmpty() ? refused.why().words() : refused.why().words() + ' ' + refused.detail());
			}
			return question.last().get();
		} catch (final InterruptedException e) {
			channel.send(TalkCodec.encode(new Ask.Cancel(question.number())));
			throw e;
		} catch (final ExecutionException e) {
			throw new IOException(e.getCause().getMessage(), e);
		}
	}

	/** Once for each check: who looks decides how often this computer goes anywhere. */
	private void visit(final Tell.Come come, final Open question) throws MessageException {
		if (visitor.isEmpty() || !question.visited().compareAndSet(false, true)) {
			throw new MessageException("a call to come that was not asked for");
		}
		Thread.ofVirtual().name("tandem-firewall-visit").start(() -> {
			try {
				channel.send(TalkCodec.encode(new Ask.Came(come.number(), visitor.get().go(come.addresses(), come.port(), come.nonce()))));
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private void hear(final Tell tell) throws MessageException {
		final Open question;
		synchronized (this) {
			if (tell.number() > numbers || tell.number() < 1) {
				throw new MessageException("an answer to what was not asked");
			}
			if (open.isEmpty() || open.get().number() != tell.number()) {
				// Of a question that was given up.
				return;
			}
			if (++heard > MOST) {
				throw new MessageException("more than anybody would read");
			}
			question = open.get();
		}
		if (tell instanceof final Tell.Come come) {
			visit(come, question);
		} else if (tell.isLast()) {
			question.last().complete(tell);
		} else {
			question.heard().accept(tell);
		}
	}
}
