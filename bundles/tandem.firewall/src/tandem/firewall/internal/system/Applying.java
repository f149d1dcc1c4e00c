// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tandem.firewall.Applied;
import tandem.firewall.Applied.Outcome;
import tandem.firewall.Change;
import tandem.firewall.internal.system.Processes.Output;

/** Makes changes, and takes back what was made of one that fails half-way. */
public final class Applying {

	/** How commands are run as an administrator. */
	@FunctionalInterface
	public interface Runner {

		/** As {@link Administrator#run}. */
		List<Output> run(List<List<String>> commands, boolean whole) throws IOException, InterruptedException;
	}

	/** {@code nft --handle --echo} says which number a new rule has. */
	private static final Pattern HANDLE = Pattern.compile("# handle (\\d+)");

	private final Runner runner;

	/** @param runner to run the commands */
	public Applying(final Runner runner) {
		this.runner = runner;
	}

	/** As {@link tandem.firewall.FirewallBackend#apply}. */
	public Applied apply(final Change change) throws InterruptedException {
		final List<Output> outputs;
		try {
			outputs = runner.run(change.commands(), true);
		} catch (final Administrator.RefusedException e) {
			return new Applied(Outcome.REFUSED, String.valueOf(e.getMessage()), Optional.empty());
		} catch (final IOException e) {
			return new Applied(Outcome.FAILED, String.valueOf(e.getMessage()), Optional.empty());
		}
		final var said = outputs.stream().map(Output::all).filter(it -> !it.isEmpty()).collect(Collectors.joining("\n"));
		final var made = (int) outputs.stream().takeWhile(Output::isGood).count();
		final var undo = undo(change, outputs, made);
		if (made == change.commands().size()) {
			return new Applied(Outcome.DONE, said, undo.isEmpty() ? Optional.empty() : Optional.of(back(change, undo)));
		}
		return new Applied(Outcome.FAILED, made == 0 || undo.isEmpty() ? said : said + takeBack(undo), Optional.empty());
	}

	/** What takes back the commands that were run, the last first. */
	private static List<List<String>> undo(final Change change, final List<Output> outputs, final int made) {
		final var count = change.commands().size();
		if (change.undo().size() != count) {
			return made == count ? change.undo() : List.of();
		}
		final var undo = new ArrayList<List<String>>();
		for (var i = made - 1; i >= 0; i--) {
			final var command = change.undo().get(count - 1 - i);
			final var handle = HANDLE.matcher(outputs.get(i).out());
			final var number = handle.find() ? handle.group(1) : Change.NUMBER;
			undo.add(command.stream().map(it -> it.equals(Change.NUMBER) ? number : it).toList());
		}
		return undo;
	}

	private static Change back(final Change change, final List<List<String>> undo) {
		return new Change("undo " + change.id(), "Take back: " + change.title(), change.owner(), undo, List.of(), change.lasting(), "");
	}

	private String takeBack(final List<List<String>> undo) throws InterruptedException {
		try {
			final var taken = runner.run(undo, false);
			return taken.stream().allMatch(Output::isGood) ? "\nWhat was done has been taken back." : "\nWhat was done could not be taken back.";
		} catch (final IOException e) {
			return "\nWhat was done could not be taken back: " + e.getMessage();
		}
	}
}
