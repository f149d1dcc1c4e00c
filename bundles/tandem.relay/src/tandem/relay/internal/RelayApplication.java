// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import tandem.relay.MailboxStore;
import tandem.relay.internal.config.ConfigException;
import tandem.relay.internal.config.ConfigFile;
import tandem.relay.internal.config.RelayConfig;
import tandem.relay.internal.config.TokenHash;
import tandem.relay.internal.net.Pace;
import tandem.relay.internal.net.RelayServer;
import tandem.relay.internal.tls.DevCertificate;
import tandem.relay.internal.tls.TlsException;
import tandem.relay.internal.tls.TlsSource;
import tandem.relay.internal.vouch.HelpDesk;
import tandem.relay.internal.watch.JsonLines;

/** The relay as a program. What people read goes to the error stream, events go to the output as JSON lines. */
public final class RelayApplication implements IApplication {

	private static final Integer WRONG = 2;

	private static final long STORE_MILLIS = 20_000;

	private final CountDownLatch stop = new CountDownLatch(1);

	private final PrintStream say = System.err;

	@Override
	public Object start(final IApplicationContext context) throws InterruptedException {
		context.applicationRunning();
		final var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		try {
			final var line = CommandLine.parse(arguments);
			return switch (line.action()) {
			case HELP -> told(CommandLine.USAGE);
			case NEW_TOKEN -> newToken();
			case CHECK -> check(line);
			case VOUCH -> vouch(line.vouching());
			case RUN -> run(line);
			};
		} catch (final CommandLine.WrongException e) {
			say.println(e.getMessage());
			say.println(CommandLine.USAGE);
			return WRONG;
		} catch (final ConfigException e) {
			say.println("The relay does not start with this configuration:"); //$NON-NLS-1$
			e.problems().forEach(problem -> say.println("- " + problem)); //$NON-NLS-1$
			return WRONG;
		} catch (final TlsException e) {
			say.println(e.getMessage());
			return WRONG;
		}
	}

	@Override
	public void stop() {
		stop.countDown();
	}

	private Object told(final String text) {
		say.println(text);
		return EXIT_OK;
	}

	private Object newToken() {
		final var token = TokenHash.freshToken();
		say.println("Token for the technicians, not to be stored here: " + token.text()); //$NON-NLS-1$
		say.println("Line for technicians.tokens in the configuration: \"" + TokenHash.of(token).text() + "\""); //$NON-NLS-1$ //$NON-NLS-2$
		return EXIT_OK;
	}

	private Object vouch(final CommandLine.Vouching vouching) throws TlsException {
		final var desk = HelpDesk.in(vouching.folder().orElse(state().resolveSibling("authority")), vouching.authority()); //$NON-NLS-1$
		System.out.print(desk.vouch(vouching.name(), vouching.organisation(), vouching.key(), Duration.ofDays(vouching.days())));
		return told("Give this certificate to " + vouching.name() //$NON-NLS-1$
				+ ". Sharers' computers must know the authority: its certificate is the setting \"authority\", or \"authority\" in tandem-team.json: " //$NON-NLS-1$
				+ desk.certificate());
	}

	private Object check(final CommandLine line) throws ConfigException, TlsException {
		final var config = config(line);
		if (config.tls().isPresent()) {
			say.println("The certificate is good until " + new TlsSource(config.tls().get()).identity().own().getNotAfter().toInstant()); //$NON-NLS-1$
		}
		return told(config.tokens().isEmpty() ? "The configuration is good. Anybody may open mailboxes: technicians.tokens is not set." //$NON-NLS-1$
				: "The configuration is good."); //$NON-NLS-1$
	}

	private Object run(final CommandLine line) throws ConfigException, TlsException, InterruptedException {
		final var config = config(line);
		final var tls = config.tls().isPresent() ? new TlsSource(config.tls().get()) : new TlsSource(DevCertificate.in(state()));
		final var server = new RelayServer(config, Pace.USUAL, tls, store(), InstantSource.system(), System::nanoTime,
				new JsonLines(System.out, InstantSource.system()));
		try {
			server.start();
		} catch (final IOException e) {
			say.println("The relay can't listen at " + config.listen() + (config.admin().isPresent() ? ", or not at " + config.admin().get().listen() : "") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					+ ": " + e.getMessage() + ". Choose another listen.port, or stop what uses it."); //$NON-NLS-1$ //$NON-NLS-2$
			return WRONG;
		}
		if (config.tls().isEmpty()) {
			say.println("Relay to try out, at port " + server.port() + ". Its certificate is its own making; clients know it by the SHA-256 of the certificate:"); //$NON-NLS-1$ //$NON-NLS-2$
			say.println("pin " + tls.identity().pin()); //$NON-NLS-1$
		}
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("tandem-relay-stop").unstarted(() -> { //$NON-NLS-1$
			server.drain().join();
			server.close();
			stop.countDown();
		}));
		stop.await();
		return EXIT_OK;
	}

	private static RelayConfig config(final CommandLine line) throws ConfigException {
		return line.config().isPresent() ? ConfigFile.read(line.config().get(), line.dev()) : ConfigFile.dev();
	}

	private static MailboxStore store() throws InterruptedException {
		final var context = FrameworkUtil.getBundle(RelayApplication.class).getBundleContext();
		final var tracker = new ServiceTracker<MailboxStore, MailboxStore>(context, MailboxStore.class, null);
		tracker.open();
		final var store = tracker.waitForService(STORE_MILLIS);
		if (store == null) {
			throw new IllegalStateException("No mailbox store is installed"); //$NON-NLS-1$
		}
		return store;
	}

	private static Path state() {
		final var state = System.getenv("XDG_STATE_HOME"); //$NON-NLS-1$
		final var home = state == null || state.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return home.resolve(Path.of("tandem", "relay", "dev")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
