// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.util.Optional;

/** An invitation that can't be opened, and why, so that each reason gets its own words. */
public final class InvitationException extends Exception {

	private static final long serialVersionUID = 1L;

	/** Why. */
	public enum Problem {
		/** The file is something else. */
		NOT_AN_INVITATION,
		/** It was made by a newer Tandem than this one. */
		NEWER_VERSION,
		/** It is an invitation, but parts are missing or changed: ask for it again. */
		DAMAGED,
		/** It is larger than any invitation: {@link InvitationFile#MAX_BYTES}. */
		TOO_LARGE,
		/** The password is not the one that came with this invitation; nobody was called and no try was spent. */
		WRONG_PASSWORD,
		/** Its time is over by this computer's clock. */
		EXPIRED
	}

	private final Problem problem;

	private final transient Optional<String> words;

	/**
	 * @param problem why
	 * @param detail for the log, without secrets
	 * @param cause or null
	 */
	public InvitationException(final Problem problem, final String detail, final Throwable cause) {
		this(problem, detail, Optional.empty(), cause);
	}

	/**
	 * @param problem why
	 * @param detail for the log, without secrets
	 * @param words for people, where the format has better ones than the problem by itself
	 * @param cause or null
	 */
	public InvitationException(final Problem problem, final String detail, final Optional<String> words, final Throwable cause) {
		super(detail, cause);
		this.problem = problem;
		this.words = words;
	}

	/** For people, where the format has better ones than the problem by itself. */
	public Optional<String> words() {
		return words;
	}

	/** Why. */
	public Problem problem() {
		return problem;
	}
}
