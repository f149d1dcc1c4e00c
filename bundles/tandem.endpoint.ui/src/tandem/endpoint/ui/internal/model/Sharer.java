// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ILog;

import tandem.endpoint.Endpoint;
import tandem.endpoint.Question;
import tandem.firewall.station.Station;
import tandem.identity.Contacts;
import tandem.invitation.Invitations;
import tandem.invitation.mail.InvitationMail;
import tandem.pairing.Acquaintances;
import tandem.pairing.AskContacts;
import tandem.pairing.CodeEntry;
import tandem.pairing.EasyConnect;
import tandem.pairing.Vouchers;
import tandem.session.Permission;
import tandem.session.Registration;
import tandem.session.SessionState;
import tandem.settings.Way;

/**
 * What the sharer's windows show and what can be done in them, without any window. Everything runs on the UI thread but for
 * {@link #changed()}.
 */
public final class Sharer implements AutoCloseable {

	private static final long CLOSE_SECONDS = 10;

	private final Endpoint endpoint;
	private final Clock clock;
	private final Executor ui;
	private final Executor background;
	private final InvitationDesk desk;
	private final ReachDesk reach;
	private final MailDesk mails;
	private final Lifetime usual;
	private final Predicate<Way> allowed;
	private final CodeDesk codes;
	private final EasyDesk easy;
	private final OwnWords words;
	private final ContactDesk helpers;
	private final Vouchers vouchers;
	private final Registration vouching;
	private final AutoCloseable registration;
	private Runnable listener = () -> { };
	private Dialogue dialogue = Dialogue.NONE;

	/** What the main window shows instead of where things stand. */
	private enum Dialogue {
		NONE, CLOSE_ASKED, LOG, CLOSING
	}

	/**
	 * People who helped before.
	 *
	 * @param contacts who are remembered
	 * @param ask opens the door for one of them
	 * @param met whom one can remember
	 */
	public record People(Contacts contacts, AskContacts ask, Acquaintances met) {
	}

	/**
	 * The ways in that the windows offer.
	 *
	 * @param vouchers who vouches for helpers
	 * @param easy a password alone, where the help desk enabled it
	 * @param people who helped before
	 * @param words the organisation's own
	 * @param allowed whether a way in may be offered at this moment
	 * @param reach this computer, as its firewall has it
	 */
	public record WaysIn(Invitations invitations, InvitationMail mail, CodeEntry codes, Vouchers vouchers, EasyConnect easy, People people, OwnWords words, Predicate<Way> allowed, Station reach) {
	}

	/**
	 * Begins to follow the services.
	 *
	 * @param home where files are suggested and short paths start
	 * @param usual lifetime suggested for invitations
	 * @param ui runs what it is given on the UI thread, in order, or drops it when the windows are gone
	 * @param background runs what may take its time
	 */
	public Sharer(final Endpoint endpoint, final WaysIn ways, final Clock clock, final Path home, final Lifetime usual, final Executor ui,
			final Executor background) {
		this.endpoint = endpoint;
		this.clock = clock;
		this.ui = ui;
		this.background = background;
		this.usual = usual;
		words = ways.words();
		codes = new CodeDesk(ways.codes(), ui, this::tell);
		mails = new MailDesk(ways.mail(), ui, background, this::tell);
		allowed = ways.allowed();
		reach = new ReachDesk(ways.reach(), clock, ui, background, this::tell);
		desk = new InvitationDesk(ways.invitations(), mails, home, usual, ui, background, reach, this::tell);
		easy = new EasyDesk(ways.easy(), ui, this::tell);
		helpers = new ContactDesk(ways.people(), ui, this::tell);
		vouchers = ways.vouchers();
		registration = endpoint.onChange(this::changed);
		vouching = vouchers.onChange(this::changed);
	}

	/** Who shows the scene is told of each change, on the UI thread. */
	public void onChange(final Runnable newListener) {
		listener = newListener;
	}

	/** The clock that countdowns go by. */
	public Clock clock() {
		return clock;
	}

	/** All that is to be seen now. */
	public Scene scene() {
		final var view = endpoint.now();
		final var bar = BarScene.of(view);
		final var consent = view.question().map(question -> ConsentScene.of(question, vouchers.of(question.who()), helpers.remembered(question.who()), words));
		final var elsewhere = bar.isPresent() || consent.isPresent();
		if (dialogue == Dialogue.CLOSE_ASKED && (elsewhere || !somethingIsOpen()) || dialogue == Dialogue.LOG && elsewhere) {
			dialogue = Dialogue.NONE;
		}
		return dialogue == Dialogue.CLOSING ? new Scene(new Page.Closing(), Optional.empty(), Optional.empty()) : new Scene(page(), consent, bar);
	}

	private Page page() {
		final var view = endpoint.now();
		return switch (dialogue) {
		case CLOSING -> new Page.Closing();
		case CLOSE_ASKED -> new Page.ConfirmClose();
		case LOG -> new Page.Log(LogText.read(endpoint.sessionLog()));
		case NONE -> view.ended().<Page>map(reason -> helpers.ended(EndScene.of(view, reason, somethingIsOpen(), endpoint.sessionLog().isPresent()), view.technician()))
				.or(codes::page).or(() -> easy.page(view.state() == SessionState.AUTHENTICATED))
				.or(() -> helpers.page(view.state() == SessionState.AUTHENTICATED))
				.or(() -> desk.page(view.state() == SessionState.AUTHENTICATED, allowed.test(Way.CODE)))
				.orElseGet(() -> new Page.GetHelp(view.trouble(), codes.field(), ways()));
		};
	}

	private Set<Way> ways() {
		return Arrays.stream(Way.values()).filter(allowed).filter(way -> way != Way.CONTACTS || helpers.knowsSomebody()).collect(Collectors.toUnmodifiableSet());
	}

	private boolean somethingIsOpen() {
		return desk.somethingWaits() || easy.somethingWaits() || helpers.somethingWaits() || !endpoint.now().doors().isEmpty() || endpoint.now().state() == SessionState.AUTHENTICATED;
	}

	/** Whether the window may go out of sight with nothing lost: nobody is waited for who was invited, and nothing is left to read. */
	public boolean mayHide() {
		return !somethingIsOpen() && scene().page() instanceof Page.GetHelp;
	}

	private void changed() {
		ui.execute(this::tell);
	}

	private void tell() {
		listener.run();
	}

	private void show(final Dialogue next) {
		if (dialogue != Dialogue.CLOSING) {
			dialogue = next;
			tell();
		}
	}

	/** Whether a way in may be offered and nothing else is being shown. */
	public boolean offers(final Way way) {
		return allowed.test(way) && scene().page() instanceof final Page.GetHelp start && start.trouble().isEmpty();
	}

	/** Makes an invitation with the usual lifetime and saves it in a new file; the window shows how it goes. */
	public boolean invite(final String file) {
		desk.begin();
		desk.make(file, usual);
		return true;
	}

	/** As above, for the mail program. */
	public boolean inviteByMail(final String to) {
		desk.beginMail();
		desk.mail(to, usual);
		return true;
	}

	/** Whether help can reach this computer, and what opens its firewall. */
	public ReachDesk reach() {
		return reach;
	}

	/** Closes the invitations that wait, and goes to where a code is typed. */
	public void useCodeInstead() {
		desk.cancelAll();
	}

	/** Goes to the page where an invitation is made. */
	public void newInvitation() {
		desk.begin();
	}

	/** Makes a new Easy Connect password and shows it. */
	public void easyConnect() {
		easy.open();
	}

	/** Closes the Easy Connect password, or takes note of its end. */
	public void cancelEasyConnect() {
		easy.cancel();
	}

	/** Shows who helped before, or goes back from there. */
	public void helpers(final boolean show) {
		helpers.list(show);
	}

	/** Asks one who helped before. */
	public void ask(final String helper) {
		helpers.ask(helper);
	}

	/** Blocks one who helped before, or lets them come again. */
	public void block(final String helper) {
		helpers.block(helper);
	}

	/** Forgets one who helped before. */
	public void forget(final String helper) {
		helpers.forget(helper);
	}

	/** Asks nobody any more. */
	public void cancelAsking() {
		helpers.cancel();
	}

	/** Remembers who has just helped. */
	public void remember() {
		helpers.remember(endpoint.now().technician());
	}

	/** What is typed as the file's name changed: a leave to replace another file is void. */
	public void typed(final String file) {
		desk.typed(file);
	}

	/** Makes an invitation and saves it. */
	public void make(final String file, final Lifetime lifetime) {
		desk.make(file, lifetime);
	}

	/** Goes to the page where an invitation is sent by e-mail. */
	public void newMail() {
		desk.beginMail();
	}

	/** Makes an invitation and gives a message with it to the mail program. */
	public void mail(final String to, final Lifetime lifetime) {
		desk.mail(to, lifetime);
	}

	/** Writes an invitation's message into a file. */
	public void saveMail(final String handle, final Path file) {
		mails.save(handle, file);
	}

	/** Gives an invitation as text to whoever takes it. */
	public void copyMail(final String handle, final Consumer<String> taker) {
		mails.copy(handle, taker);
	}

	/** Sends an invitation's message by the organisation's server. */
	public void sendMail(final String handle) {
		mails.send(handle);
	}

	/** Saves an invitation that waits in one more file. */
	public void saveAgain(final String handle, final Path file) {
		desk.saveAgain(handle, file);
	}

	/** Ends an invitation, or takes note of its end. */
	public void cancel(final String handle) {
		desk.cancel(handle);
	}

	/** The code field's text changed, or a link was opened. */
	public void codeTyped(final String text) {
		codes.typed(text);
	}

	/** Goes to the technician whose code was typed. */
	public void connect() {
		codes.connect();
	}

	/** The address of the help desk was typed. */
	public void helpDesk(final String address) {
		codes.helpDesk(address);
	}

	/** Gives up what was begun with a code. */
	public void cancelCode() {
		codes.cancel();
	}

	/** Leaves the log, else the page where an invitation is made. */
	public void back() {
		if (dialogue == Dialogue.LOG) {
			show(Dialogue.NONE);
		} else {
			desk.back();
		}
	}

	/** The sharer's answer to a question. */
	public void answer(final Question question, final boolean allow) {
		endpoint.answer(question, allow);
	}

	/** The sharer's No, for good. */
	public void block(final Question question) {
		endpoint.block(question);
		helpers.block(question.who());
	}

	/** Hides the screen or shows it again. */
	public void hide(final boolean hide) {
		if (hide) {
			endpoint.hide();
		} else {
			endpoint.show();
		}
	}

	/** Takes mouse and keyboard back. */
	public void takeBack() {
		endpoint.takeBack();
	}

	/** Gives mouse and keyboard again. */
	public void letContinue() {
		endpoint.letContinue();
	}

	/** Withdraws what was allowed. */
	public void withdraw(final Permission permission) {
		endpoint.withdraw(permission);
	}

	/** Ends the session. */
	public void end() {
		endpoint.end();
	}

	/** Shows what happened. */
	public void seeLog() {
		show(Dialogue.LOG);
	}

	/** The end was read. */
	public void acknowledge() {
		endpoint.acknowledgeEnd();
		tell();
	}

	/** The window is to be closed: asks first where somebody could still connect. */
	public void askToClose(final Runnable closed) {
		if (somethingIsOpen() && dialogue != Dialogue.CLOSE_ASKED) {
			show(Dialogue.CLOSE_ASKED);
		} else {
			shutDown(closed);
		}
	}

	/** Back from the question whether to close. */
	public void keepWaiting() {
		show(Dialogue.NONE);
	}

	/**
	 * Ends everything.
	 *
	 * @param closed told on the UI thread when nothing listens any more, or it could not be had in 10 seconds
	 */
	public void shutDown(final Runnable closed) {
		if (dialogue == Dialogue.CLOSING) {
			return;
		}
		codes.cancel();
		show(Dialogue.CLOSING);
		CompletableFuture.runAsync(endpoint::shutDown, background).orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS).whenCompleteAsync((done, error) -> {
			if (error != null) {
				ILog.of(Sharer.class).error("The endpoint did not shut down", error); //$NON-NLS-1$
			}
			closed.run();
		}, ui);
	}

	@Override
	public void close() {
		desk.close();
		easy.close();
		helpers.close();
		try {
			vouching.close();
			registration.close();
		} catch (final Exception e) {
			ILog.of(Sharer.class).warn("A listener stayed behind", e); //$NON-NLS-1$
		}
	}
}
