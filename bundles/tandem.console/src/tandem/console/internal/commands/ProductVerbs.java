// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import com.google.gson.JsonObject;

import tandem.local.Verb;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;

/** What this product does when asked through its socket, asked from within: nothing more than that can be had here. Thread-safe. */
@Component(service = ProductVerbs.class)
public final class ProductVerbs {

	private final List<Verb> verbs = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addVerb(final Verb verb) {
		verbs.add(verb);
	}

	void removeVerb(final Verb verb) {
		verbs.remove(verb);
	}

	/**
	 * Asks it.
	 *
	 * @throws CommandException where it can't do that, or refuses, in its words
	 */
	JsonObject ask(final String name, final JsonObject arguments) throws CommandException {
		try {
			return verbs.stream().filter(verb -> verb.name().equals(name)).findFirst()
					.orElseThrow(() -> new CommandException(ExitStatus.NO, "This program can't do that.")).handle(arguments); //$NON-NLS-1$
		} catch (final IllegalArgumentException e) {
			throw new CommandException(ExitStatus.NO, e.getMessage(), e);
		}
	}
}
