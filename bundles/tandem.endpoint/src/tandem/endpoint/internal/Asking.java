// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import tandem.channel.Peer;
import tandem.endpoint.Question;
import tandem.session.Permission;
import tandem.session.Timers;
import tandem.session.host.Deadline;

/** The question that is on the sharer's screen, with the time that is left for it. Thread-safe. */
final class Asking {

	/** Allow does nothing for so long after a question came up: nobody can have read it yet. */
	static final Duration TOO_SOON = Duration.ofSeconds(1);

	private final AtomicLong numbers;
	private final Timers timers;
	private final Duration patience;
	private Question open;
	private long openedAt;
	private Deadline waiting;
	private Runnable gone = () -> { };

	/**
	 * @param numbers of all questions of this process
	 * @param patience how long the sharer may take to answer
	 */
	Asking(final AtomicLong numbers, final Timers timers, final Duration patience) {
		this.numbers = numbers;
		this.timers = timers;
		this.patience = patience;
	}

	/**
	 * Puts a question; the one before is closed already.
	 *
	 * @param details what exactly is proposed
	 * @param closed runs when it is off the screen, whatever became of it
	 */
	synchronized void put(final Permission permission, final Peer who, final List<String> details, final Consumer<Question> unanswered, final Runnable closed) {
		final var now = timers.now();
		final var question = new Question(numbers.incrementAndGet(), permission, who, now, now.plus(patience), details);
		gone = closed;
		open = question;
		openedAt = timers.nanos();
		waiting = new Deadline(timers, patience, () -> unanswered.accept(question));
	}

	/** The open question. */
	synchronized Optional<Question> open() {
		return Optional.ofNullable(open);
	}

	/** Whether this question is open, has been for long enough to be allowed, and not too long. */
	synchronized boolean mayAllow(final Question question) {
		return isOpen(question) && !waiting.passed() && timers.nanos() - openedAt >= TOO_SOON.toNanos();
	}

	/** Whether this question is open. */
	synchronized boolean isOpen(final Question question) {
		return open != null && open.number() == question.number();
	}

	/** Takes the question off the screen. */
	synchronized void close() {
		if (waiting != null) {
			waiting.cancel();
			waiting = null;
		}
		open = null;
		gone.run();
		gone = () -> { };
	}
}
