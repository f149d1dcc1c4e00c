// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

/** A Windows invitation that can't be used; the message is a sentence for a person and holds no secret. */
public final class WindowsInvitationException extends Exception {

	private static final long serialVersionUID = 1L;

	/** Why. */
	public enum Problem {
		/** The file is something else. */
		NOT_AN_INVITATION("This file is no invitation of Windows Remote Assistance."), //$NON-NLS-1$
		/** It holds what no invitation holds and what hurts careless readers: a document type, entities, CDATA. */
		FORBIDDEN("This file declares a document type or entities, which no invitation of Windows does. It may have been made to do harm and was not read."), //$NON-NLS-1$
		/** It is an invitation, but parts are missing or changed. */
		DAMAGED("This invitation of Windows is damaged or cut short. Ask for it again."), //$NON-NLS-1$
		/** It is larger than any invitation: {@link WindowsInvitationFile#MAX_BYTES}. */
		TOO_LARGE("This file is too large for an invitation of Windows."), //$NON-NLS-1$
		/** The password is another one. */
		WRONG_PASSWORD("This is not the password of this invitation. Nobody was called."), //$NON-NLS-1$
		/** It names no address at all. */
		NO_ADDRESS("This invitation names no address to connect to: the computer had no network when it was made. Ask for a new one."); //$NON-NLS-1$

		private final String sentence;

		Problem(final String sentence) {
			this.sentence = sentence;
		}

		/** What to tell a person, in English. */
		public String sentence() {
			return sentence;
		}
	}

	private final Problem problem;

	private final String detail;

	WindowsInvitationException(final Problem problem, final String detail) {
		this(problem, detail, null);
	}

	WindowsInvitationException(final Problem problem, final String detail, final Throwable cause) {
		super(problem.sentence(), cause);
		this.problem = problem;
		this.detail = detail;
	}

	static WindowsInvitationException damaged(final String detail) {
		return new WindowsInvitationException(Problem.DAMAGED, detail);
	}

	/** Why. */
	public Problem problem() {
		return problem;
	}

	/** What exactly, for somebody who knows the format; no secrets. */
	public String detail() {
		return detail;
	}
}
