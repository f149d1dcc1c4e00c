// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the relay is started with.
 *
 * @param action what to do
 * @param dev with a certificate of its own making
 * @param config file
 * @param vouching whom to vouch for, where that is the action
 */
record CommandLine(Action action, boolean dev, Optional<Path> config, Vouching vouching) {

	/**
	 * Whom to vouch for.
	 *
	 * @param name of the technician
	 * @param organisation of the technician, or empty
	 * @param key as the workbench shows it
	 * @param days that the certificate holds
	 * @param folder of the authority
	 * @param authority what the authority is called where it is made
	 */
	record Vouching(String name, String organisation, String key, int days, Optional<Path> folder, String authority) {

		private static final int MAX_DAYS = 3650;

		private static final Vouching NONE = new Vouching("", "", "", 365, Optional.empty(), "Help desk"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

		private Vouching with(final String option, final String value) throws WrongException {
			return switch (option) {
			case "--vouch" -> new Vouching(value, organisation, key, days, folder, authority); //$NON-NLS-1$
			case "--organisation" -> new Vouching(name, value, key, days, folder, authority); //$NON-NLS-1$
			case "--key" -> new Vouching(name, organisation, value, days, folder, authority); //$NON-NLS-1$
			case "--days" -> new Vouching(name, organisation, key, days(value), folder, authority); //$NON-NLS-1$
			case "--authority" -> new Vouching(name, organisation, key, days, Optional.of(Path.of(value)), authority); //$NON-NLS-1$
			case "--authority-name" -> new Vouching(name, organisation, key, days, folder, value); //$NON-NLS-1$
			default -> throw new WrongException("unknown argument: " + option); //$NON-NLS-1$
			};
		}

		private static int days(final String value) throws WrongException {
			try {
				final var days = Integer.parseInt(value);
				if (days >= 1 && days <= MAX_DAYS) {
					return days;
				}
			} catch (final NumberFormatException _) {
				// told below
			}
			throw new WrongException("--days needs a number from 1 to " + MAX_DAYS); //$NON-NLS-1$
		}
	}


	/** What the command can do. */
	enum Action {
		/** Serve until told to stop. */
		RUN,
		/** Read the configuration, say what is wrong with it, stop. */
		CHECK,
		/** Make a token for technicians. */
		NEW_TOKEN,
		/** Make a certificate for a technician. */
		VOUCH,
		/** Explain. */
		HELP
	}

	/** Not a command line of the relay; the message says why. */
	static final class WrongException extends Exception {

		private static final long serialVersionUID = 1L;

		WrongException(final String message) {
			super(message);
		}
	}

	static final String USAGE = """
			tandem-relay --config FILE [--check]   serve with this configuration, or only check it
			tandem-relay --dev [--config FILE]     try it: makes itself a certificate and prints its pin; port 8443
			tandem-relay --new-token               make a token for technicians, and the line for the configuration
			tandem-relay --vouch NAME --key KEY    make a certificate that shows sharers who NAME is; KEY is in the workbench's preferences
			    [--organisation ORGANISATION] [--days 365] [--authority FOLDER] [--authority-name "Help desk"]"""; //$NON-NLS-1$

	static CommandLine parse(final String... arguments) throws WrongException {
		var action = Action.RUN;
		var dev = false;
		Optional<Path> config = Optional.empty();
		var vouching = Vouching.NONE;
		for (var index = 0; index < arguments.length; index++) {
			switch (arguments[index]) {
			case "--dev" -> dev = true; //$NON-NLS-1$
			case "--check" -> action = Action.CHECK; //$NON-NLS-1$
			case "--new-token" -> action = Action.NEW_TOKEN; //$NON-NLS-1$
			case "--help" -> action = Action.HELP; //$NON-NLS-1$
			case "--config" -> { //$NON-NLS-1$
				index++;
				config = Optional.of(Path.of(value(arguments, index)));
			}
			default -> {
				index++;
				vouching = vouching.with(arguments[index - 1], arguments[index - 1].startsWith("--") ? value(arguments, index) : ""); //$NON-NLS-1$ //$NON-NLS-2$
				action = Action.VOUCH;
			}
			}
		}
		final var serves = action == Action.RUN || action == Action.CHECK;
		if (serves && !dev && config.isEmpty()) {
			throw new WrongException("--config FILE is missing, or --dev to try it"); //$NON-NLS-1$
		}
		if (action == Action.VOUCH && (vouching.name().isBlank() || vouching.key().isBlank())) {
			throw new WrongException("--vouch NAME and --key KEY are both needed"); //$NON-NLS-1$
		}
		return new CommandLine(action, dev, config, vouching);
	}

	private static String value(final String[] arguments, final int index) throws WrongException {
		if (index == arguments.length) {
			throw new WrongException(arguments[index - 1] + " needs a value"); //$NON-NLS-1$
		}
		return arguments[index];
	}
}
