// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.mail;

import java.time.Instant;
import java.util.List;

import tandem.identity.StatedName;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationFile;

/**
 * A message with an invitation. Immutable; the password is no part of it.
 *
 * @param to whom it is for; may be empty where the mail program asks
 * @param name who invites, as they want to be called; cleaned
 * @param computer the computer's name; cleaned
 * @param expires when the invitation ends
 * @param invitation the invitation's file
 */
public record Draft(List<MailAddress> to, String name, String computer, Instant expires, byte[] invitation) {

	/** Cleans the names and copies the file. */
	public Draft {
		to = List.copyOf(to);
		name = StatedName.clean(name);
		computer = StatedName.clean(computer);
		invitation = invitation.clone();
	}

	/**
	 * A message with an invitation, which says itself who invites and until when.
	 *
	 * @throws InvitationException where the file is none
	 */
	public static Draft of(final List<MailAddress> to, final byte[] invitation) throws InvitationException {
		final var read = new InvitationFile().read(invitation);
		return new Draft(to, read.from(), read.computer(), read.expires(), invitation);
	}

	@Override
	public byte[] invitation() {
		return invitation.clone();
	}
}
