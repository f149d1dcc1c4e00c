// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tandem.invitation.mail.Delivery;
import tandem.invitation.mail.Draft;
import tandem.invitation.mail.InvitationMail;

/** Mail that goes nowhere. */
public final class FakeMail implements InvitationMail {

	/** What the program, and the server, do with the next message. */
	public Delivery next = new Delivery.Handed();

	public Optional<String> server = Optional.empty();

	public final List<Draft> drafts = new ArrayList<>();

	/** Attachments that were not taken back. */
	public int attachments;

	@Override
	public Composed compose(final Draft draft) {
		drafts.add(draft);
		attachments++;
		return new Composed(next, () -> attachments--);
	}

	@Override
	public void save(final Draft draft, final Path file) throws IOException {
		Files.writeString(file, "message");
	}

	@Override
	public String text(final Draft draft) {
		return "as text";
	}

	@Override
	public Optional<String> server() {
		return server;
	}

	@Override
	public Delivery send(final Draft draft) {
		drafts.add(draft);
		return next;
	}
}
