// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tandem.settings.Way;

/** What the window shows: one page at a time. */
public sealed interface Page {

	/**
	 * The start.
	 *
	 * @param trouble what keeps this computer from being helped; nothing is offered then
	 * @param code the field for the code from the assistant
	 * @param ways that may be offered
	 */
	record GetHelp(Optional<String> trouble, CodeField code, Set<Way> ways) implements Page {
	}

	/**
	 * A code on its way.
	 *
	 * @param doing what is being done, in words
	 */
	record Connecting(String doing) implements Page {
	}

	/**
	 * Asks for the address of the help desk.
	 *
	 * @param address as typed before
	 * @param problem what is wrong with it
	 */
	record HelpDesk(String address, Optional<String> problem) implements Page {
	}

	/**
	 * Where an invitation is to be saved, and for how long it is open.
	 *
	 * @param file as typed
	 * @param lifetime as chosen
	 * @param problem why it could not be saved
	 * @param replace saving once more replaces the file of that name
	 * @param busy it is being made
	 */
	record NewInvitation(String file, Lifetime lifetime, Optional<String> problem, boolean replace, boolean busy) implements Page {
	}

	/**
	 * Whom an invitation is sent to by e-mail, and for how long it is open.
	 *
	 * @param to addresses as typed; may be empty
	 * @param lifetime as chosen
	 * @param problem why it could not be made
	 * @param busy it is being made
	 */
	record NewMail(String to, Lifetime lifetime, Optional<String> problem, boolean busy) implements Page {
	}

	/**
	 * Invitations that wait, or have just ended.
	 *
	 * @param cards at least one
	 * @param connecting somebody calls and is being checked
	 * @param problem why saving again failed
	 * @param obstacle what keeps helpers from this computer, or what was done about it
	 */
	record Waiting(List<Card> cards, boolean connecting, Optional<String> problem, Optional<Obstacle> obstacle) implements Page {
	}

	/**
	 * This computer's firewall lets no helper in, or did not.
	 *
	 * @param heading what is the matter
	 * @param text    what to do, or what became of it
	 * @param commands what would be done about it, where the person is asked about that now
	 * @param canFix  whether something can be done about it here
	 * @param canUndo whether something that was done can be taken back
	 * @param byCode  whether a code would do instead
	 * @param busy    something is being done
	 */
	record Obstacle(String heading, String text, Optional<String> commands, boolean canFix, boolean canUndo, boolean byCode, boolean busy) {
	}

	/**
	 * An Easy Connect password that waits, or has just ended.
	 *
	 * @param password in groups; empty until this computer is ready
	 * @param expires when it ends
	 * @param tries words about wrong tries, empty where there were none
	 * @param connecting somebody calls and is being checked
	 * @param over why nobody can use it any more; empty while it waits
	 */
	record EasyPassword(String password, Instant expires, String tries, boolean connecting, Optional<String> over) implements Page {
	}

	/**
	 * Those who helped before.
	 *
	 * @param helpers by name
	 * @param problem why they can't be shown or changed
	 */
	record Helpers(List<Helper> helpers, Optional<String> problem) implements Page {
	}

	/**
	 * One who helped before.
	 *
	 * @param id names them
	 * @param state in words; empty where they can be asked
	 */
	record Helper(String id, String name, String state, boolean blocked) {
	}

	/**
	 * Somebody who helped before is asked.
	 *
	 * @param expires until when
	 * @param connecting somebody calls and is being checked
	 * @param over why they can't come any more; empty while they can
	 */
	record Asking(String name, Instant expires, boolean connecting, Optional<String> over) implements Page {
	}

	/** Asks whether to close although a helper could still connect. */
	record ConfirmClose() implements Page {
	}

	/**
	 * The session is over.
	 *
	 * @param title what happened
	 * @param text what it means
	 * @param hasLog whether there is something to see
	 * @param remember who can be remembered, by name
	 */
	record Ended(String title, String text, boolean hasLog, Optional<String> remember) implements Page {
	}

	/** What happened, line by line. */
	record Log(String text) implements Page {
	}

	/** Everything is being closed. */
	record Closing() implements Page {
	}

	/**
	 * One invitation.
	 *
	 * @param handle names it
	 * @param file where it was saved; empty for one that was sent by e-mail
	 * @param password in groups
	 * @param expires when it ends
	 * @param tries words about wrong tries, empty where there were none
	 * @param over why nobody can use it any more; empty while it waits
	 * @param mail the message with it, for one that was sent by e-mail
	 */
	record Card(String handle, String file, String password, Instant expires, String tries, Optional<String> over, Optional<Mail> mail) {
	}

	/**
	 * A message with an invitation.
	 *
	 * @param note what became of it, and what to do
	 * @param server the organisation's server that could send it, if there is one and it knows whom to
	 * @param busy something is being done
	 */
	record Mail(String note, Optional<String> server, boolean busy) {
	}

	/**
	 * The field for the code from the assistant.
	 *
	 * @param text as it should show, in groups
	 * @param problem what is wrong, or why it led nowhere
	 * @param through which relay a link named, in words
	 * @param complete whether it can be sent
	 */
	record CodeField(String text, Optional<String> problem, Optional<String> through, boolean complete) {
	}
}
