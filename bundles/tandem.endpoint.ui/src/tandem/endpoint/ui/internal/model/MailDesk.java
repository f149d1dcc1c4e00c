// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;

import tandem.invitation.InvitationException;
import tandem.invitation.OpenInvitation;
import tandem.invitation.mail.Delivery;
import tandem.invitation.mail.Draft;
import tandem.invitation.mail.InvitationMail;
import tandem.invitation.mail.MailAddress;

/** The messages that go with the sharer's invitations, and what became of each. All but {@link #compose} on the UI thread. */
final class MailDesk {

	private final InvitationMail mail;
	private final Executor ui;
	private final Executor background;
	private final Runnable changed;
	private final Map<String, Message> messages = new HashMap<>();

	private record Message(Draft draft, String note, InvitationMail.Handle attachment, boolean busy) {

		Message says(final String now) {
			return new Message(draft, now, attachment, false);
		}

		Message isBusy() {
			return new Message(draft, note, attachment, true);
		}
	}

	MailDesk(final InvitationMail mail, final Executor ui, final Executor background, final Runnable changed) {
		this.mail = mail;
		this.ui = ui;
		this.background = background;
		this.changed = changed;
	}

	/**
	 * Writes the message of an invitation that waits and gives it to the mail program. Takes seconds; on a thread of its own.
	 *
	 * @return why there is no message; that no mail program answers is no such reason
	 */
	Optional<String> compose(final OpenInvitation invitation, final List<MailAddress> to) {
		try {
			final var draft = Draft.of(to, invitation.content());
			final var composed = mail.compose(draft);
			final var message = new Message(draft, words(composed.delivery()), composed.attachment(), false);
			ui.execute(() -> put(invitation.handle(), message));
			return Optional.empty();
		} catch (final InvitationException | IllegalStateException e) {
			ILog.of(MailDesk.class).warn("A message could not be made", e); //$NON-NLS-1$
			return Optional.of(NLS.bind(Messages.Invite_failed, "")); //$NON-NLS-1$
		}
	}

	private static String words(final Delivery delivery) {
		return switch (delivery) {
		case Delivery.Handed _ -> Messages.Mail_handed;
		case Delivery.Sent _ -> Messages.Mail_sent;
		case final Delivery.Failed failed -> NLS.bind(Messages.Mail_other, failed.why());
		};
	}

	private void put(final String handle, final Message message) {
		messages.put(handle, message);
		changed.run();
	}

	/** What its card shows; empty for an invitation without a message. */
	Optional<Page.Mail> view(final String handle) {
		return Optional.ofNullable(messages.get(handle))
				.map(message -> new Page.Mail(message.note(), message.draft().to().isEmpty() ? Optional.empty() : mail.server(), message.busy()));
	}

	/** Writes the message into a file. */
	void save(final String handle, final Path file) {
		work(handle, draft -> {
			try {
				mail.save(draft, file);
				return NLS.bind(Messages.Mail_saved, file);
			} catch (final IOException e) {
				return NLS.bind(Messages.Invite_saveFailed, e.getMessage());
			}
		});
	}

	/** Gives the invitation as text to whoever takes it, for example the clipboard. */
	void copy(final String handle, final Consumer<String> taker) {
		final var message = messages.get(handle);
		if (message != null) {
			taker.accept(mail.text(message.draft()));
			put(handle, message.says(Messages.Mail_copied));
		}
	}

	/** Sends the message by the organisation's server. */
	void send(final String handle) {
		work(handle, draft -> words(mail.send(draft)));
	}

	private void work(final String handle, final java.util.function.Function<Draft, String> work) {
		final var message = messages.get(handle);
		if (message == null || message.busy()) {
			return;
		}
		put(handle, message.isBusy());
		CompletableFuture.supplyAsync(() -> work.apply(message.draft()), background).thenAcceptAsync(note -> {
			if (messages.containsKey(handle)) {
				put(handle, message.says(note));
			}
		}, ui);
	}

	/** The invitation is over: what was attached goes. */
	void forget(final String handle) {
		final var message = messages.remove(handle);
		if (message != null) {
			message.attachment().close();
		}
	}

	/** All are over. */
	void close() {
		List.copyOf(messages.keySet()).forEach(this::forget);
	}
}
