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
 */
record CommandLine(Action action, boolean dev, Optional<Path> config) {

	/** What the command can do. */
	enum Action {
		/** Serve until told to stop. */
		RUN,
		/** Read the configuration, say what is wrong with it, stop. */
		CHECK,
		/** Make a token for technicians. */
		NEW_TOKEN,
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
			tandem-relay --new-token               make a token for technicians, and the line for the configuration"""; //$NON-NLS-1$

	static CommandLine parse(final String... arguments) throws WrongException {
		var action = Action.RUN;
		var dev = false;
		Optional<Path> config = Optional.empty();
		for (var index = 0; index < arguments.length; index++) {
			switch (arguments[index]) {
			case "--dev" -> dev = true; //$NON-NLS-1$
			case "--check" -> action = Action.CHECK; //$NON-NLS-1$
			case "--new-token" -> action = Action.NEW_TOKEN; //$NON-NLS-1$
			case "--help" -> action = Action.HELP; //$NON-NLS-1$
			case "--config" -> { //$NON-NLS-1$
				index++;
				if (index == arguments.length) {
					throw new WrongException("--config needs a file"); //$NON-NLS-1$
				}
				config = Optional.of(Path.of(arguments[index]));
			}
			default -> throw new WrongException("unknown argument: " + arguments[index]); //$NON-NLS-1$
			}
		}
		final var serves = action == Action.RUN || action == Action.CHECK;
		if (serves && !dev && config.isEmpty()) {
			throw new WrongException("--config FILE is missing, or --dev to try it"); //$NON-NLS-1$
		}
		return new CommandLine(action, dev, config);
	}
}
