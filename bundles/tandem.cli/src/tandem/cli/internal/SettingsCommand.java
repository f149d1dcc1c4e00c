// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** {@code tandem settings}: what is set, and by whom. */
@Component(service = Command.class)
public final class SettingsCommand implements Command {

	private final Settings settings;

	/** @param settings of this person */
	@Activate
	public SettingsCommand(@Reference final Settings settings) {
		this.settings = settings;
	}

	@Override
	public String name() {
		return "settings"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "show what is set for this person, and what an administrator fixed"; //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return List.of(new ListPart(), new GetPart());
	}

	@Override
	public int run(final Invocation invocation) {
		return ExitStatus.MISUSED;
	}

	/** Where a file can't be believed every value is the usual one: that must not pass for what was set. */
	private int trouble(final Invocation invocation) {
		settings.trouble().ifPresent(invocation.err()::println);
		settings.policyTrouble().ifPresent(invocation.err()::println);
		return settings.trouble().isPresent() || settings.policyTrouble().isPresent() ? ExitStatus.FAILED : ExitStatus.DONE;
	}

	private String by(final Setting<?> setting) {
		return settings.isFixed(setting) ? "administrator" : settings.get(setting).equals(setting.usual()) ? "usual" : "person"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private JsonObject json(final Setting<?> setting) {
		final var json = new JsonObject();
		json.addProperty("name", setting.key()); //$NON-NLS-1$
		json.add("value", value(setting)); //$NON-NLS-1$
		json.addProperty("setBy", by(setting)); //$NON-NLS-1$
		return json;
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
			return List.of("With --json: one object a line, with name, value and setBy (usual, person or administrator)."); //$NON-NLS-1$
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
					invocation.out().printf("%-18s %s%s%n", setting.key(), text(setting), by.equals("administrator") ? "  (set by your administrator)" : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
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
			return List.of(new Operand("NAME", true, "as tandem settings list prints it")); //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public List<Option> options() {
			return List.of(Option.JSON);
		}

		@Override
		public int run(final Invocation invocation) throws CommandException {
			final var name = invocation.operands().getFirst();
			final var setting = Setting.named(name)
					.orElseThrow(() -> new CommandException(ExitStatus.NO, "There is no setting " + name + ": tandem settings list shows those there are.")); //$NON-NLS-1$ //$NON-NLS-2$
			if (invocation.json()) {
				print(invocation, json(setting));
			} else {
				invocation.out().println(text(setting));
			}
			return trouble(invocation);
		}
	}
}
