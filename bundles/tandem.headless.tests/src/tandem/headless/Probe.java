// SPDX-License-Identifier: EPL-2.0
package tandem.headless;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.eclipse.ecf.core.IContainerFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;

/**
 * Runs in a plain Equinox, as a component that {@link PlainEquinox} describes: one end of a connection, which tells what it saw in a
 * file and then stops its framework.
 */
public final class Probe {

	static final byte[] ID = "an id of sixteen".getBytes(StandardCharsets.US_ASCII);

	static final byte[] SECRET = "the probes' secret".getBytes(StandardCharsets.US_ASCII);

	private static final ChannelConfig ECHO = new ChannelConfig("test.echo", 1, 1 << 16, Urgency.NORMAL);

	private static final int PATIENCE_SECONDS = 60;

	private final Connector connector;

	private final BundleContext context;

	private final Properties report = new Properties();

	/** Called by the component runtime once there is a connector. */
	public Probe(final Connector connector, final BundleContext context) {
		this.connector = connector;
		this.context = context;
		Thread.ofPlatform().name("probe").start(this::run);
	}

	private void run() {
		final var out = Path.of(context.getProperty("probe.out"));
		try {
			report.setProperty("bundles", Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).collect(Collectors.joining(" ")));
			report.setProperty("containers", String.valueOf(context.getServiceReference(IContainerFactory.class) != null));
			if (context.getProperty("probe.target") == null) {
				answer(out);
			} else {
				call();
			}
		} catch (final Exception e) {
			report.setProperty("failure", String.valueOf(e));
		}
		try {
			write(out.resolve("report"), report);
			context.getBundle(0).stop();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private void answer(final Path out) throws Exception {
		final var accepted = new CompletableFuture<Connection>();
		try (var listening = connector.listen("tandem+tls://127.0.0.1:0", new OneDoor(ID, SECRET), accepted::complete)) {
			final var address = new Properties();
			address.setProperty("target", listening.target());
			address.setProperty("pin", HexFormat.of().formatHex(listening.fingerprint()));
			write(out.resolve("listening"), address);
			final var connection = accepted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			final var channel = connection.open(ECHO);
			channel.listen(channel::send);
			report.setProperty("words", String.join(" ", connection.peer().words()));
			report.setProperty("closed", String.valueOf(connection.closed().get(PATIENCE_SECONDS, TimeUnit.SECONDS)));
		}
	}

	private void call() throws Exception {
		final var pin = HexFormat.of().parseHex(context.getProperty("probe.pin"));
		final var connection = connector.connect(context.getProperty("probe.target"), new Credential("invitation", ID, SECRET, pin), step -> { })
				.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		report.setProperty("words", String.join(" ", connection.peer().words()));
		final var echoes = new ArrayBlockingQueue<byte[]>(1);
		final var channel = connection.open(ECHO);
		final var connected = new CompletableFuture<Void>();
		channel.listen(new Hearer(connected, echoes));
		connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		report.setProperty("sent", channel.send("Can you hear me?".getBytes(StandardCharsets.UTF_8)).name());
		report.setProperty("echo", new String(echoes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8));
		connection.close();
	}

	private static void write(final Path file, final Properties content) throws IOException {
		final var part = file.resolveSibling(file.getFileName() + ".part");
		try (var writer = Files.newBufferedWriter(part)) {
			content.store(writer, null);
		}
		Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private record Hearer(CompletableFuture<Void> nowConnected, BlockingQueue<byte[]> heard) implements Channel.Listener {

		@Override
		public void connected() {
			nowConnected.complete(null);
		}

		@Override
		public void message(final byte[] message) {
			heard.add(message);
		}
	}
}
