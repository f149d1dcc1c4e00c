// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The question that is open in one session, the times after questions, and the Nos so far. Guarded by {@link Consent}, which decides. */
final class Questions {

	private final LongSupplier nanos;
	private final Map<Permission, Integer> nos = new HashMap<>();
	private Permission open;
	private boolean closed;
	private long closedAt;
	private boolean released;

	/** @param nanos {@link Timers#nanos()} */
	Questions(final LongSupplier nanos) {
		this.nanos = nanos;
	}

	Optional<Permission> open() {
		return Optional.ofNullable(open);
	}

	boolean isOpen(final Permission permission) {
		return permission.equals(open);
	}

	void ask(final Permission permission) {
		open = permission;
	}

	/** It is off the screen: answered, or of no use any more. */
	void close() {
		open = null;
		closed = true;
		released = false;
		closedAt = nanos.getAsLong();
	}

	/** The technician took it back. */
	void release() {
		close();
		released = true;
	}

	/** Nothing follows it. */
	void forget() {
		open = null;
	}

	/** Whether a question is or was just now where the sharer looks and presses. */
	boolean holdInput() {
		return open != null || closedWithin(Consent.QUIET_AFTER_QUESTION);
	}

	/** Whether the technician took one back just now and has to wait before the next. */
	boolean resting() {
		return released && closedWithin(Consent.REST_AFTER_RELEASE);
	}

	/** Whether a permission is not asked for any more. */
	boolean refuses(final Permission permission) {
		return nos.getOrDefault(permission, 0) >= Consent.NOS_FOR_GOOD;
	}

	/** What an answer counts for: the last No is one for good. */
	Answer count(final Permission permission, final Answer answer) {
		return answer == Answer.SAID_NO && nos.merge(permission, 1, Integer::sum) >= Consent.NOS_FOR_GOOD ? Answer.SAID_NO_FOR_GOOD : answer;
	}

	private boolean closedWithin(final Duration time) {
		return closed && nanos.getAsLong() - closedAt < time.toNanos();
	}
}
