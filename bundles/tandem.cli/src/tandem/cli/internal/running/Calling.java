// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

/** A call of the workbench, followed until the other person is being asked or it is known why not. */
final class Calling {

	private final Running running;

	Calling(final Running running) {
		this.running = running;
	}

	/**
	 * Calls.
	 *
	 * @param who of the verb {@code call}
	 * @return {@link ExitStatus#DONE} where somebody is being asked, {@link ExitStatus#NO} where they are not, {@link ExitStatus#FAILED} where nothing answers
	 */
	int call(final Invocation invocation, final JsonObject who) throws CommandException {
		var asked = who;
		while (true) {
			final var answer = running.ask(Running.WORKBENCH, "call", asked) //$NON-NLS-1$
					.orElseThrow(() -> new CommandException(ExitStatus.NOT_RUNNING, "The workbench does not run. Start it, then try again.")); //$NON-NLS-1$
			final var step = answer.get("step").getAsString(); //$NON-NLS-1$
			if (step.equals("connected") || step.equals("failed") || step.equals("cancelled")) { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				return told(invocation, answer, step);
			}
			asked = new JsonObject();
			asked.add("call", answer.get("call")); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private static int told(final Invocation invocation, final JsonObject answer, final String step) {
		answer.remove("call"); //$NON-NLS-1$
		if (invocation.json()) {
			invocation.out().println(new Gson().toJson(answer));
		}
		final var why = answer.has("why") ? answer.get("why").getAsString() : step; //$NON-NLS-1$ //$NON-NLS-2$
		invocation.err().println(words(why));
		return switch (why) {
		case "connected" -> ExitStatus.DONE; //$NON-NLS-1$
		case "refused", "nobody", "nobody-there", "occupied", "too-often", "somebody-else", "cancelled" -> ExitStatus.NO; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
		default -> ExitStatus.FAILED;
		};
	}

	private static String words(final String why) {
		return switch (why) {
		case "connected" -> "The person there is being asked: see the workbench."; //$NON-NLS-1$ //$NON-NLS-2$
		case "refused" -> "You were not let in."; //$NON-NLS-1$ //$NON-NLS-2$
		case "nobody" -> "Nobody was found who waits for you."; //$NON-NLS-1$ //$NON-NLS-2$
		case "nobody-there" -> "Nobody is there: the computer is locked, or nobody is logged in."; //$NON-NLS-1$ //$NON-NLS-2$
		case "occupied" -> "Somebody is being helped there already."; //$NON-NLS-1$ //$NON-NLS-2$
		case "too-often" -> "They did not answer you three times today, or said No: they are not asked again before tomorrow."; //$NON-NLS-1$ //$NON-NLS-2$
		case "somebody-else" -> "Somebody else came with the secret that you share, so nothing was opened."; //$NON-NLS-1$ //$NON-NLS-2$
		case "cancelled" -> "It was given up in the workbench."; //$NON-NLS-1$ //$NON-NLS-2$
		case "unreachable", "timeout" -> "No answer."; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		default -> "It did not come about: " + why + '.'; //$NON-NLS-1$
		};
	}
}
