// SPDX-License-Identifier: EPL-2.0
package tandem.local.internal.settings;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;
import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.settings.Settings;
import tandem.settings.Settings.RefusedException;

/** {@code tandem settings}: what is set, and by whom, and setting it. */
@Component(service = Command.class, property = "console=yes")
public final class SettingsCommand implements Command {

	private static final String ENDPOINT = "endpoint"; //$NON-NLS-1$

	private static final Operand NAME = new Operand("NAME", true, "as tandem settings list prints it"); //$NON-NLS-1$ //$NON-NLS-2$

	private final Settings settings;
	private final LocalClient products;

	/**
	 * @param settings of this person
	 * @param products those that run
	 */
	@Activate
	public SettingsCommand(@Reference final Settings settings, @Reference final LocalClient products) {
		this.settings = settings;
		this.products = products;
	}

	@Override
	public String name() {
		return "settings"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "show and choose what is set for this person, and show what an administrator fixed"; //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return List.of(new ListPart(), new GetPart(), new SetPart(), new ResetPart(), new OpenPart());
	}

	@Override
	public int run(final Invocation invocation) {
		return ExitStatus.MISUSED;
	}

	/** Where a file can't be believed every value is the usual one: that must not pass for what was set. */
	private int trouble(final Invocation invocation) {
		settings.trouble().ifPresent(invocation.err()::println);
		settings.policyTrouble().ifPresent(invocation.err()::println);
		settings.warnings().forEach(warning -> invocation.err().println("Warning: " + warning)); //$NON-NLS-1$
		return settings.trouble().isPresent() || settings.policyTrouble().isPresent() ? ExitStatus.FAILED : ExitStatus.DONE;
	}

	private String by(final Setting<?> setting) {
		return settings.isFixed(setting) && (!setting.administratorsOnly() || !settings.get(setting).equals(setting.usual())) ? "administrator"
				: settings.get(setting).equals(setting.usual()) ? "usual" : "person"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private JsonObject json(final Setting<?> setting) {
		final var json = new JsonObject();
		json.addProperty("name", setting.key()); //$NON-NLS-1$
		json.add("value", value(setting)); //$NON-NLS-1$
		json.addProperty("setBy", by(setting)); //$NON-NLS-1$
		json.addProperty("fixed", settings.isFixed(setting)); //$NON-NLS-1$
		json.addProperty("range", setting.range()); //$NON-NLS-1$
		json.addProperty("text", setting.label()); //$NON-NLS-1$
		return json;
	}

	private static Setting<?> named(final Invocation invocation) throws CommandException {
		final var name = invocation.operands().getFirst();
		return Setting.named(name)
				.orElseThrow(() -> new CommandException(ExitStatus.NO, "There is no setting " + name + ": tandem settings list shows those there are.")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Nobody who was given mouse and keyboard changes what the next session may do; help can be turned off at any time. */
	private void refuseDuringHelp() throws CommandException {
		try {
			final var answer = products.ask(ENDPOINT, "state", new JsonObject()); //$NON-NLS-1$
			if (answer.filter(state -> !state.has("session") || state.get("session").getAsBoolean()).isPresent()) { //$NON-NLS-1$ //$NON-NLS-2$
				throw new CommandException(ExitStatus.NO, "Somebody is helping on this computer: settings can be changed when they have left."); //$NON-NLS-1$
			}
		} catch (final IOException e) {
			throw new CommandException(ExitStatus.FAILED, "Tandem runs on this computer and does not say whether somebody is helping: " + e.getMessage(), e); //$NON-NLS-1$
		}
	}

	private <T> void set(final Setting<T> setting, final String text) throws CommandException, IOException {
		final T value;
		try {
			value = setting.parse(text);
		} catch (final IllegalArgumentException e) {
			throw new CommandException(ExitStatus.MISUSED, e.getMessage(), e);
		}
		if (value != Allowing.OFF) {
			refuseDuringHelp();
		}
		try {
			settings.set(setting, value);
		} catch (final RefusedException e) {
			throw new CommandException(ExitStatus.NO, e.getMessage(), e);
		}
	}

	private <T> JsonElement value(final Setting<T> setting) {
		return switch (settings.get(setting)) {
		case final Number number -> new JsonPrimitive(number);
		case final Boolean is -> new JsonPrimitive(is);
		case final List<?> many -> new Gson().toJsonTree(many);
		case final T other -> new JsonPrimitive(setting.format(other));
		};
	}

	private <T> String text(final Setting<T> setting) {
		return setting.format(settings.get(setting));
	}

	private static void print(final Invocation invocation, final JsonObject json) {
		invocation.out().println(new GsonBuilder().disableHtmlEscaping().create().toJson(json));
	}

	private final class ListPart implements Command {

		@Override
		public String name() {
			return "list"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "list every setting with its value and who set it"; //$NON-NLS-1$
		}

		@Override
		public List<String> details() {
			return List.of("With --json: one object a line, with name, value, setBy (usual, person or administrator),\nfixed (whether only an administrator can change it), range and text."); //$NON-NLS-1$
		}

		@Override
		public List<Option> options() {
			return List.of(Option.JSON);
		}

		@Override
		public int run(final Invocation invocation) {
			for (final var setting : Setting.ALL) {
				if (invocation.json()) {
					print(invocation, json(setting));
				} else {
					final var by = by(setting);
					invocation.out().printf("%-26s %s%s%n", setting.key(), text(setting), settings.isFixed(setting) && by.equals("administrator") ? "  (set by your administrator)" : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				}
			}
			return trouble(invocation);
		}
	}

	private final class GetPart implements Command {

		@Override
		public String name() {
			return "get"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "print the value of one setting"; //$NON-NLS-1$
		}

		@Override
		public List<Operand> operands() {
			return List.of(NAME);
		}

		@Override
		public List<Option> options() {
			return List.of(Option.JSON);
		}

		@Override
		public int run(final Invocation invocation) throws CommandException {
			final var setting = named(invocation);
			if (invocation.json()) {
				print(invocation, json(setting));
			} else {
				invocation.out().println(text(setting));
			}
			return trouble(invocation);
		}
	}

	private final class SetPart implements Command {

		@Override
		public String name() {
			return "set"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "choose the value of one setting"; //$NON-NLS-1$
		}

		@Override
		public List<String> details() {
			return List.of("A program that runs sees the change within a second. What an administrator fixed is refused (exit status 1), and so is\n" //$NON-NLS-1$
					+ "everything but allow off while somebody is helping on this computer."); //$NON-NLS-1$
		}

		@Override
		public List<Operand> operands() {
			return List.of(NAME, new Operand("VALUE", true, "its new value")); //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public List<Option> options() {
			return List.of(Option.JSON);
		}

		@Override
		public int run(final Invocation invocation) throws CommandException, IOException {
			final var setting = named(invocation);
			set(setting, invocation.operands().get(1));
			if (invocation.json()) {
				print(invocation, json(setting));
			}
			return ExitStatus.DONE;
		}
	}

	private final class ResetPart implements Command {

		@Override
		public String name() {
			return "reset"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "give one setting its usual value, or set a settings file aside that can't be read"; //$NON-NLS-1$
		}

		@Override
		public List<String> details() {
			return List.of("Without NAME: a settings file that can't be read gets a name that ends in .bad, and everything is as usual."); //$NON-NLS-1$
		}

		@Override
		public List<Operand> operands() {
			return List.of(new Operand("NAME", false, "as tandem settings list prints it")); //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public int run(final Invocation invocation) throws CommandException, IOException {
			refuseDuringHelp();
			if (invocation.operands().isEmpty()) {
				settings.startOver();
				return ExitStatus.DONE;
			}
			try {
				settings.reset(named(invocation));
				return ExitStatus.DONE;
			} catch (final RefusedException e) {
				throw new CommandException(ExitStatus.NO, e.getMessage(), e);
			}
		}
	}

	private final class OpenPart implements Command {

		@Override
		public String name() {
			return "open"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "open the settings in the window of the endpoint that runs"; //$NON-NLS-1$
		}

		@Override
		public int run(final Invocation invocation) throws CommandException, IOException {
			final Optional<JsonObject> answer = products.ask(ENDPOINT, "settings", new JsonObject()); //$NON-NLS-1$
			if (answer.isEmpty()) {
				throw new CommandException(ExitStatus.NOT_RUNNING, "Get help is not running: start it first, or use tandem settings list and set."); //$NON-NLS-1$
			}
			return ExitStatus.DONE;
		}
	}
}
