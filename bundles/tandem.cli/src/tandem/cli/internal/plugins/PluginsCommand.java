// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.plugins;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;
import tandem.settings.PluginRules;
import tandem.settings.Settings;

/** {@code tandem plugins}: what teams add to workbench and endpoint, by p2. */
@Component(service = Command.class)
public final class PluginsCommand implements Command {

	private static final Option IN = Option.one("--in", "FOLDER", "the folder of the product"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final Option PRODUCT = Option.of("--product", List.of("workbench", "endpoint"), "which one, where it usually is; the workbench if nothing is said"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private static final String GROUP = ".feature.group"; //$NON-NLS-1$

	private final PluginRules rules;

	private final Path install;

	/** Of this installation. */
	@Activate
	public PluginsCommand(@Reference final Settings settings) {
		this(settings, Path.of(URI.create(System.getProperty("osgi.install.area", "file:/").replace(" ", "%20")))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	PluginsCommand(final Settings settings, final Path install) {
		rules = new PluginRules(settings);
		this.install = install;
	}

	@Override
	public String name() {
		return "plugins"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "install, list and remove plug-ins of workbench and endpoint"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("A plug-in is part of the program once it is installed, and can do what the program can: install only what you trust. A product that runs takes it up when it is started again.", //$NON-NLS-1$
				"An administrator's policy forbids it (\"plugins\": false) or names the only sites (\"pluginSites\": [\"https://example.org/tandem/\"]).", //$NON-NLS-1$
				"Exit status: 0 done, 1 nothing to do or forbidden, 2 not understood, 3 it failed and nothing was changed."); //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return List.of(new Part("install", "install a plug-in from its site", List.of(new Operand("URL", true, "the site: https://…, file:…, or a folder"), new Operand("FEATURE", true, "as the site names it")), this::install), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
				new Part("list", "list what was added, with versions", List.of(), this::list), //$NON-NLS-1$ //$NON-NLS-2$
				new Part("remove", "remove a plug-in", List.of(new Operand("FEATURE", true, "as list prints it")), this::remove), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				new Part("revert", "go back to how it was before the last change", List.of(), this::revert)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation invocation) throws CommandException {
		throw new CommandException(ExitStatus.MISUSED, "One of its parts must be named."); //$NON-NLS-1$
	}

	@FunctionalInterface
	private interface Work {

		int run(Invocation invocation, Product product) throws CommandException, IOException, InterruptedException;
	}

	private final class Part implements Command {

		private final String name;
		private final String summary;
		private final List<Operand> operands;
		private final Work work;

		Part(final String name, final String summary, final List<Operand> operands, final Work work) {
			this.name = name;
			this.summary = summary;
			this.operands = operands;
			this.work = work;
		}

		@Override
		public String name() {
			return name;
		}

		@Override
		public String summary() {
			return summary;
		}

		@Override
		public List<Operand> operands() {
			return operands;
		}

		@Override
		public List<Option> options() {
			return name.equals("list") ? List.of(PRODUCT, IN, Option.JSON) : List.of(PRODUCT, IN); //$NON-NLS-1$
		}

		@Override
		public int run(final Invocation invocation) throws CommandException, IOException {
			final var folder = invocation.option(IN.name()).map(invocation::file);
			final var product = folder.isPresent() ? Product.in(folder.get()) : Product.named(invocation.option(PRODUCT.name()).orElse("workbench"), install); //$NON-NLS-1$
			try {
				return work.run(invocation, product);
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CommandException(ExitStatus.FAILED, "Broken off."); //$NON-NLS-1$
			}
		}
	}

	private int install(final Invocation invocation, final Product product) throws CommandException, IOException, InterruptedException {
		final var site = site(invocation, invocation.operands().getFirst());
		allowed(rules.forbidden(site));
		final var feature = invocation.operands().get(1);
		final var state = product.states().getLast();
		done(invocation, product, List.of("-repository", site, "-installIU", unit(feature)), "Installed " + feature + " into " + product.folder() + ". Start it again to use it."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		final var memory = new Memory(product);
		memory.add(site);
		memory.changed(state);
		return ExitStatus.DONE;
	}

	private static String site(final Invocation invocation, final String typed) throws CommandException {
		if (!typed.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) { //$NON-NLS-1$
			return invocation.file(typed).toUri().toString();
		}
		try {
			return new URI(typed).normalize().toString();
		} catch (final URISyntaxException e) {
			throw new CommandException(ExitStatus.MISUSED, typed + " is no address of a site."); //$NON-NLS-1$
		}
	}

	/** What the administrator says at this moment. */
	private static void allowed(final Optional<String> reason) throws CommandException {
		if (reason.isPresent()) {
			throw new CommandException(ExitStatus.NO, reason.get());
		}
	}

	private int list(final Invocation invocation, final Product product) throws CommandException, IOException, InterruptedException {
		final var added = added(product);
		for (final var one : added) {
			invocation.out().println(invocation.json() ? "{\"feature\":\"" + one[0] + "\",\"version\":\"" + one[1] + "\"}" : one[0] + ' ' + one[1]); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		if (added.isEmpty() && !invocation.json()) {
			invocation.err().println("Nothing was added to " + product.folder() + '.'); //$NON-NLS-1$
		}
		return ExitStatus.DONE;
	}

	/** Name and version of what is not Tandem's own. */
	private List<String[]> added(final Product product) throws CommandException, IOException, InterruptedException {
		final var said = new Director(install).run(product, List.of("-listInstalledRoots")); //$NON-NLS-1$
		if (said.status() != 0) {
			throw failed(said);
		}
		final var added = new ArrayList<String[]>();
		for (final var line : said.lines()) {
			final var parts = line.strip().split("/"); //$NON-NLS-1$
			if (parts.length == 2 && parts[0].matches("[A-Za-z0-9._-]+") && !parts[0].startsWith("tandem")) { //$NON-NLS-1$ //$NON-NLS-2$
				added.add(new String[] { parts[0].endsWith(GROUP) ? parts[0].substring(0, parts[0].length() - GROUP.length()) : parts[0], parts[1] });
			}
		}
		return added;
	}

	private int remove(final Invocation invocation, final Product product) throws CommandException, IOException, InterruptedException {
		allowed(rules.forbidden());
		final var feature = invocation.operands().getFirst();
		if (added(product).stream().noneMatch(one -> one[0].equals(feature))) {
			throw new CommandException(ExitStatus.NO, feature + " was not added to " + product.folder() + ": tandem plugins list shows what was."); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var state = product.states().getLast();
		done(invocation, product, List.of("-uninstallIU", unit(feature)), "Removed " + feature + " from " + product.folder() + '.'); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		new Memory(product).changed(state);
		return ExitStatus.DONE;
	}

	private int revert(final Invocation invocation, final Product product) throws CommandException, IOException, InterruptedException {
		allowed(rules.forbidden());
		final var memory = new Memory(product);
		final var before = memory.before().orElseThrow(() -> new CommandException(ExitStatus.NO, "There is nothing to go back to.")); //$NON-NLS-1$
		final var folder = Files.createTempDirectory("tandem-plugins"); //$NON-NLS-1$
		final var sites = String.join(",", memory.withNothing(folder)); //$NON-NLS-1$
		done(invocation, product, List.of("-revert", before.toString(), "-repository", sites), product.folder() + " is as it was before the last change."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		memory.wentBack();
		return ExitStatus.DONE;
	}

	private static String unit(final String feature) throws CommandException {
		if (!feature.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) { //$NON-NLS-1$
			throw new CommandException(ExitStatus.MISUSED, feature + " is no name of a feature."); //$NON-NLS-1$
		}
		return feature.endsWith(GROUP) ? feature : feature + GROUP;
	}

	private void done(final Invocation invocation, final Product product, final List<String> arguments, final String words) throws CommandException, IOException, InterruptedException {
		final var said = new Director(install).run(product, arguments);
		if (said.status() != 0) {
			throw failed(said);
		}
		invocation.err().println(words);
	}

	/** What p2 says, without what it says to programmers. */
	private static CommandException failed(final Director.Said said) {
		final var words = said.lines().stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("!") && !line.startsWith("at ")) //$NON-NLS-1$ //$NON-NLS-2$
				.limit(6).toList();
		return new CommandException(ExitStatus.FAILED, "It failed, and nothing was changed. " + String.join(" ", words)); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
