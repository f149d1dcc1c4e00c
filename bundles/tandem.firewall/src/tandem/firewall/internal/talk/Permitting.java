// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import tandem.session.Answer;
import tandem.session.Permission;
import tandem.session.SessionContext;
import tandem.session.SessionState;

/** Gets the sharer's permission before it is needed. Blocking; thread-safe. */
final class Permitting {

	private final SessionContext context;
	private final Permission permission;

	Permitting(final SessionContext context, final Permission permission) {
		this.context = context;
		this.permission = permission;
	}

	/**
	 * Returns where it is permitted; the sharer is asked where it is not yet.
	 *
	 * @throws IOException where it is not; the message is for people
	 */
	void await() throws InterruptedException, IOException {
		if (context.gate().allows(permission)) {
			return;
		}
		final var answered = new CompletableFuture<Answer>();
		try (var _ = context.onAnswer((asked, answer) -> {
			if (asked.equals(permission)) {
				answered.complete(answer);
			}
		}); var _ = context.onChange(() -> {
			if (context.gate().allows(permission)) {
				answered.complete(Answer.ALLOWED);
			} else if (context.state() == SessionState.ENDED) {
				answered.complete(Answer.NOT_NOW);
			}
		})) {
			context.request(permission);
			refuse(answered.get());
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private void refuse(final Answer answer) throws IOException {
		switch (answer) {
		case ALLOWED -> { }
		case SAID_NO, TAKEN_BACK -> throw new IOException(context.peerName() + " said No.");
		case DID_NOT_ANSWER -> throw new IOException(context.peerName() + " did not answer.");
		case SAID_NO_FOR_GOOD -> throw new IOException(context.peerName() + " said No twice and is not asked again.");
		case NOT_NOW -> throw new IOException("It can't be asked now: the screen is hidden, or another question is open. Try again.");
		case FORBIDDEN -> throw new IOException("The settings of that computer do not allow diagnostics.");
		}
	}
}
