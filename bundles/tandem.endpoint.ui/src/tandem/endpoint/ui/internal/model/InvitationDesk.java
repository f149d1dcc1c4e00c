// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;

import tandem.invitation.Invitations;
import tandem.invitation.OpenInvitation;
import tandem.invitation.OpenInvitation.State;
import tandem.invitation.mail.MailAddress;

/** The sharer's invitations: those that wait, those that ended and were not yet read about, and the one being made. UI thread only. */
final class InvitationDesk {

	private static final Duration READY = Duration.ofSeconds(30);

	private final Invitations invitations;
	private final MailDesk mails;
	private final Path home;
	private final Lifetime usual;
	private final Executor ui;
	private final Executor background;
	private final Runnable changed;
	private final ReachDesk reach;
	private final List<Saved> saved = new ArrayList<>();
	private Optional<Page> draft = Optional.empty();
	private Optional<String> problem = Optional.empty();
	private Optional<OpenInvitation> making = Optional.empty();

	/** @param file where it was saved; empty for one that was sent by e-mail */
	private record Saved(OpenInvitation invitation, Optional<Path> file, AutoCloseable registration) {

		boolean isOver() {
			return invitation.state() != State.WAITING && invitation.state() != State.OPENING;
		}
	}

	InvitationDesk(final Invitations invitations, final MailDesk mails, final Path home, final Lifetime usual, final Executor ui, final Executor background,
			final ReachDesk reach, final Runnable changed) {
		this.reach = reach;
		this.invitations = invitations;
		this.mails = mails;
		this.home = home;
		this.usual = usual;
		this.ui = ui;
		this.background = background;
		this.changed = changed;
	}

	/** The page of this desk; empty where there is nothing to show. */
	Optional<Page> page(final boolean connecting, final boolean byCode) {
		// those that were used or cancelled need no words: the session, or the sharer, says it
		forget(EnumSet.of(State.USED, State.CANCELLED));
		if (draft.isPresent()) {
			return draft;
		}
		return saved.isEmpty() ? Optional.empty() : Optional.of(new Page.Waiting(saved.stream().map(this::card).toList(), connecting, problem, obstacle(byCode)));
	}

	/** Only where somebody is to come: nothing is said of a firewall that nobody asked about. */
	private Optional<Page.Obstacle> obstacle(final boolean byCode) {
		if (reach.wasBlocked() && reach.busy()) {
			return Optional.of(new Page.Obstacle(reach.isChanging() ? Messages.Reach_fixing : Messages.Reach_looking,
					reach.isChanging() ? Messages.Reach_fixingText : reach.note().orElse(""), Optional.empty(), false, false, false, true)); //$NON-NLS-1$
		}
		if (reach.blocked()) {
			final var text = reach.note().orElse(reach.fix().isPresent() ? Messages.Reach_blockedText : Messages.Reach_noFix);
			return Optional.of(new Page.Obstacle(Messages.Reach_blocked, text, reach.proposal(), reach.fix().isPresent(), reach.canUndo(), byCode, reach.busy()));
		}
		return reach.note().filter(note -> reach.canUndo()).map(note -> new Page.Obstacle(Messages.Reach_open, note, Optional.empty(), false, true, false, false));
	}

	/** Closes all doors of this desk: a helper comes another way. */
	void cancelAll() {
		List.copyOf(saved).forEach(one -> cancel(one.invitation().handle()));
	}

	boolean somethingWaits() {
		return making.isPresent() || saved.stream().anyMatch(one -> !one.isOver());
	}

	void begin() {
		draft = Optional.of(new Page.NewInvitation(FileChoice.suggest(home).toString(), usual, Optional.empty(), false, false));
		problem = Optional.empty();
		changed.run();
	}

	void beginMail() {
		draft = Optional.of(new Page.NewMail("", usual, Optional.empty(), false)); //$NON-NLS-1$
		problem = Optional.empty();
		changed.run();
	}

	void back() {
		if (making.isEmpty()) {
			draft = Optional.empty();
			changed.run();
		}
	}

	void typed(final String file) {
		draft().filter(Page.NewInvitation::replace).ifPresent(page -> {
			draft = Optional.of(new Page.NewInvitation(file, page.lifetime(), Optional.empty(), false, false));
			changed.run();
		});
	}

	private Optional<Page.NewInvitation> draft() {
		return draft.filter(Page.NewInvitation.class::isInstance).map(Page.NewInvitation.class::cast);
	}

	void make(final String typed, final Lifetime lifetime) {
		if (making.isPresent() || draft.isEmpty()) {
			return;
		}
		final var duration = lifetime.duration();
		final var choice = FileChoice.check(typed, home);
		final var confirmed = draft().filter(page -> page.replace() && page.file().equals(typed)).isPresent();
		if (duration.isEmpty()) {
			refuse(typed, lifetime, Messages.Invite_lifetime, false);
			return;
		}
		switch (choice) {
		case FileChoice.Bad(final var why) -> refuse(typed, lifetime, why, false);
		case FileChoice.Replaces(final var file) when !confirmed -> refuse(typed, lifetime, Messages.Invite_replace, true);
		case FileChoice.Replaces(final var file) -> open(typed, lifetime, duration.get(), file);
		case FileChoice.Good(final var file) -> open(typed, lifetime, duration.get(), file);
		}
	}

	private void refuse(final String typed, final Lifetime lifetime, final String why, final boolean replace) {
		draft = Optional.of(new Page.NewInvitation(typed, lifetime, Optional.of(why), replace, false));
		changed.run();
	}

	/** Makes an invitation, and a message with it for the mail program. */
	void mail(final String to, final Lifetime lifetime) {
		if (making.isPresent() || draft.isEmpty()) {
			return;
		}
		final var duration = lifetime.duration();
		if (duration.isEmpty()) {
			refuseMail(to, lifetime, Messages.Invite_lifetime);
			return;
		}
		try {
			final var addresses = MailAddress.read(to);
			open(new Page.NewMail(to, lifetime, Optional.empty(), true), duration.get(), Optional.empty(), invitation -> mails.compose(invitation, addresses),
					why -> refuseMail(to, lifetime, why));
		} catch (final MailAddress.Refused e) {
			refuseMail(to, lifetime, NLS.bind(Messages.Mail_address, e.what()));
		}
	}

	private void refuseMail(final String to, final Lifetime lifetime, final String why) {
		draft = Optional.of(new Page.NewMail(to, lifetime, Optional.of(why), false));
		changed.run();
	}

	private void open(final String typed, final Lifetime lifetime, final Duration duration, final Path file) {
		open(new Page.NewInvitation(typed, lifetime, Optional.empty(), false, true), duration, Optional.of(file), invitation -> save(invitation, file),
				why -> refuse(typed, lifetime, why, false));
	}

	/**
	 * @param deliver brings the invitation on its way, or says why not; on a thread of its own
	 * @param refused told why it could not be made
	 */
	private void open(final Page busy, final Duration duration, final Optional<Path> file, final Function<OpenInvitation, Optional<String>> deliver,
			final Consumer<String> refused) {
		draft = Optional.of(busy);
		final var invitation = invitations.create(duration);
		making = Optional.of(invitation);
		changed.run();
		ready(invitation).completeOnTimeout(State.OPENING, READY.toSeconds(), TimeUnit.SECONDS)
				.thenApplyAsync(state -> deliver(invitation, state, deliver), background)
				.whenCompleteAsync((failure, error) -> made(invitation, file, error == null ? failure : Optional.of(unexpected(error)), refused), ui);
	}

	private static CompletableFuture<State> ready(final OpenInvitation invitation) {
		final var ready = new CompletableFuture<State>();
		final var registration = invitation.onChange(() -> tell(invitation, ready));
		ready.whenComplete((state, error) -> close(registration));
		tell(invitation, ready);
		return ready;
	}

	private static void tell(final OpenInvitation invitation, final CompletableFuture<State> ready) {
		if (invitation.state() != State.OPENING) {
			ready.complete(invitation.state());
		}
	}

	private static Optional<String> deliver(final OpenInvitation invitation, final State state, final Function<OpenInvitation, Optional<String>> deliver) {
		if (state == State.OPENING) {
			return Optional.of(Messages.Invite_noAnswer);
		}
		if (state != State.WAITING) {
			return Optional.of(NLS.bind(Messages.Invite_failed, invitation.trouble().orElse(""))); //$NON-NLS-1$
		}
		return deliver.apply(invitation);
	}

	private static Optional<String> save(final OpenInvitation invitation, final Path file) {
		try {
			invitation.save(file);
			return Optional.empty();
		} catch (final IOException e) {
			return Optional.of(NLS.bind(Messages.Invite_saveFailed, e.getMessage()));
		} catch (final IllegalStateException e) {
			return Optional.of(NLS.bind(Messages.Invite_saveFailed, "")); //$NON-NLS-1$
		}
	}

	private static String unexpected(final Throwable error) {
		ILog.of(InvitationDesk.class).error("An invitation could not be made", error); //$NON-NLS-1$
		return NLS.bind(Messages.Invite_failed, ""); //$NON-NLS-1$
	}

	private void made(final OpenInvitation invitation, final Optional<Path> file, final Optional<String> failure, final Consumer<String> refused) {
		making = Optional.empty();
		if (failure.isPresent()) {
			invitation.cancel();
			mails.forget(invitation.handle());
			refused.accept(failure.get());
			return;
		}
		draft = Optional.empty();
		saved.add(new Saved(invitation, file, invitation.onChange(() -> ui.execute(changed))));
		changed.run();
		reach.check();
	}

	void saveAgain(final String handle, final Path file) {
		find(handle).ifPresent(one -> CompletableFuture.supplyAsync(() -> save(one.invitation(), file), background).thenAcceptAsync(failure -> {
			problem = failure;
			changed.run();
		}, ui));
	}

	/** Closes that door, or takes note that it is closed. */
	void cancel(final String handle) {
		find(handle).ifPresent(one -> {
			one.invitation().cancel();
			saved.remove(one);
			drop(one);
			problem = Optional.empty();
			changed.run();
		});
	}

	/** Forgets all that is listened to. */
	void close() {
		saved.forEach(this::drop);
		saved.clear();
		mails.close();
	}

	private Optional<Saved> find(final String handle) {
		return saved.stream().filter(one -> one.invitation().handle().equals(handle)).findFirst();
	}

	private void forget(final EnumSet<State> states) {
		saved.removeIf(one -> {
			final var gone = states.contains(one.invitation().state());
			if (gone) {
				drop(one);
			}
			return gone;
		});
	}

	private void drop(final Saved one) {
		close(one.registration());
		mails.forget(one.invitation().handle());
	}

	private Page.Card card(final Saved one) {
		final var invitation = one.invitation();
		final var tries = invitation.wrongTries() == 0 ? "" : NLS.bind(Messages.Card_tries, invitation.wrongTries()); //$NON-NLS-1$
		final Optional<String> over = switch (invitation.state()) {
		case OPENING, WAITING -> Optional.empty();
		case USED, CANCELLED, EXPIRED -> Optional.of(Messages.Card_expired);
		case TOO_MANY_TRIES -> Optional.of(Messages.Card_tooManyTries);
		case FAILED -> Optional.of(NLS.bind(Messages.Card_failed, invitation.trouble().orElse(""))); //$NON-NLS-1$
		};
		return new Page.Card(invitation.handle(), one.file().map(Path::toString).orElse(""), invitation.password(), invitation.expires(), tries, over, //$NON-NLS-1$
				mails.view(invitation.handle()));
	}

	private static void close(final AutoCloseable registration) {
		try {
			registration.close();
		} catch (final Exception e) {
			ILog.of(InvitationDesk.class).warn("A listener stayed behind", e); //$NON-NLS-1$
		}
	}
}
