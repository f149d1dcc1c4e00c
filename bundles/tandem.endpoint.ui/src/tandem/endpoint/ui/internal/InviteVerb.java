// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;

import com.google.gson.JsonObject;

import tandem.endpoint.ui.internal.model.Sharer;
import tandem.local.Verb;
import tandem.settings.Way;

/**
 * {@code invite {"by": "file", "file": PATH} | {"by": "email", "to": ADDRESSES} | {"by": "easy-connect"}}: does what the person could do in the window,
 * where it is seen. The password is on the screen and told to nobody who asks here.
 */
final class InviteVerb implements Verb {

	private static final int LONGEST = 4_096;

	/** What is asked for. */
	sealed interface Request {

		/** Begins it, on the UI thread; false where the settings don't allow it. */
		boolean begin(Sharer sharer);

		/** An invitation in a file that is not there yet. */
		record File(Path file) implements Request {

			@Override
			public boolean begin(final Sharer sharer) {
				return sharer.offers(Way.FILE) && sharer.invite(file.toString());
			}
		}

		/** An invitation for the mail program. */
		record Email(String to) implements Request {

			@Override
			public boolean begin(final Sharer sharer) {
				return sharer.offers(Way.EMAIL) && sharer.inviteByMail(to);
			}
		}

		/** A password alone. */
		record Password() implements Request {

			@Override
			public boolean begin(final Sharer sharer) {
				if (sharer.offers(Way.EASY_CONNECT)) {
					sharer.easyConnect();
					return true;
				}
				return false;
			}
		}
	}

	private final Predicate<Request> begin;

	/** @param begin does it, unless this is not the moment; called on any thread */
	InviteVerb(final Predicate<Request> begin) {
		this.begin = begin;
	}

	@Override
	public String product() {
		return "endpoint"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "invite"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		if (!begin.test(request(arguments))) {
			throw new IllegalArgumentException(Messages.Invite_notNow);
		}
		return new JsonObject();
	}

	private static Request request(final JsonObject arguments) {
		return switch (text(arguments, "by")) { //$NON-NLS-1$
		case "file" -> new Request.File(file(text(arguments, "file"))); //$NON-NLS-1$ //$NON-NLS-2$
		case "email" -> new Request.Email(text(arguments, "to")); //$NON-NLS-1$ //$NON-NLS-2$
		case "easy-connect" -> new Request.Password(); //$NON-NLS-1$
		default -> throw new IllegalArgumentException("by file, email or easy-connect"); //$NON-NLS-1$
		};
	}

	private static String text(final JsonObject arguments, final String name) {
		final var value = arguments.get(name);
		final var text = value != null && value.isJsonPrimitive() ? value.getAsString() : ""; //$NON-NLS-1$
		if (text.length() > LONGEST) {
			throw new IllegalArgumentException("too long: " + name); //$NON-NLS-1$
		}
		return text;
	}

	private static Path file(final String text) {
		try {
			final var file = Path.of(text);
			if (file.isAbsolute() && !Files.exists(file)) {
				return file;
			}
		} catch (final InvalidPathException e) {
			throw new IllegalArgumentException(text, e);
		}
		throw new IllegalArgumentException(Messages.Invite_fileThere);
	}
}
