// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import com.google.gson.JsonObject;

import tandem.local.Verb;
import tandem.local.command.Command;

/**
 * The console as a verb of whichever product runs: reached through its socket, never by the network. Its commands are those that are services with the property
 * {@code console}; a plug-in adds its own.
 */
@Component(service = {}, immediate = true)
public final class Consoles {

	private static final List<String> PRODUCTS = List.of("endpoint", "workbench"); //$NON-NLS-1$ //$NON-NLS-2$

	private final ConcurrentSkipListMap<ServiceReference<Command>, Command> commands = new ConcurrentSkipListMap<>();
	private final Console console = new Console(() -> List.copyOf(commands.descendingMap().values()));
	private final List<ServiceRegistration<Verb>> registrations = new ArrayList<>();

	/** @param context in which the verbs are registered */
	@Activate
	public Consoles(final BundleContext context) {
		PRODUCTS.forEach(product -> registrations.add(context.registerService(Verb.class, new ConsoleVerb(product, console), null)));
	}

	@Deactivate
	void stop() {
		registrations.forEach(ServiceRegistration::unregister);
		console.close();
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "(console=*)")
	void addCommand(final ServiceReference<Command> reference, final Command command) {
		commands.put(reference, command);
	}

	void removeCommand(final ServiceReference<Command> reference) {
		commands.remove(reference);
	}

	/** Names of what can be typed, for tests. */
	Stream<String> names() {
		return commands.values().stream().map(Command::name);
	}

	private record ConsoleVerb(String product, Console console) implements Verb {

		@Override
		public String name() {
			return "console"; //$NON-NLS-1$
		}

		@Override
		public JsonObject handle(final JsonObject arguments) {
			return console.answer(arguments);
		}
	}
}
