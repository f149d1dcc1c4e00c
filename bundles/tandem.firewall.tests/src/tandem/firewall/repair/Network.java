// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import tandem.firewall.internal.system.NoProgramException;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.SystemProcesses;
import tandem.testsupport.Await;

/**
 * Two computers in network namespaces of their own: a server at 10.99.0.1 that listens on TCP port 49152, and a client at 10.99.0.2. The
 * server has its own copies of the firewalls' folders in {@code /etc}, which {@code ip netns exec} puts in their places. For one thread.
 */
final class Network implements AutoCloseable {

	static final String SERVER = "10.99.0.1";
	static final int PORT = 49152;

	private static final Duration LIMIT = Duration.ofSeconds(60);
	private static final int NO_PROGRAM = 127;
	private static final List<String> FOLDERS = List.of("ufw", "default", "firewalld");
	private static final String LISTEN = "import socket\ns = socket.create_server(('', %d))\nwhile True:\n c = s.accept()[0]\n c.sendall(b'ok')\n c.close()\n".formatted(PORT);

	private final SystemProcesses system = new SystemProcesses();
	private final String name;
	private final List<Process> started = new ArrayList<>();
	private final Path folder;

	private Network(final String name) throws IOException {
		this.name = name;
		folder = Files.createTempDirectory("firewall");
	}

	/** Empty, with words on the console, where namespaces are not allowed. */
	static Optional<Network> open(final String label) throws IOException, InterruptedException {
		if (!"root".equals(System.getProperty("user.name"))) {
			System.out.println("Firewalls are not repaired: only root may make networks");
			return Optional.empty();
		}
		final var network = new Network("tandem-" + label + ProcessHandle.current().pid());
		try {
			network.build();
			return Optional.of(network);
		} catch (final IOException e) {
			System.out.println("Firewalls are not repaired: there are no network namespaces here: " + e.getMessage());
			network.close();
			return Optional.empty();
		}
	}

	private void build() throws IOException, InterruptedException {
		for (final var copied : FOLDERS) {
			if (Files.isDirectory(Path.of("/etc", copied))) {
				Files.createDirectories(own());
				must(List.of("cp", "-a", "/etc/" + copied, own().toString()));
			}
		}
		must(List.of("ip", "netns", "add", name));
		must(List.of("ip", "netns", "add", client()));
		must(List.of("ip", "link", "add", "lan0", "netns", name, "type", "veth", "peer", "name", "lan1", "netns", client()));
		must(List.of("ip", "-n", name, "address", "add", SERVER + "/24", "dev", "lan0"));
		must(List.of("ip", "-n", client(), "address", "add", "10.99.0.2/24", "dev", "lan1"));
		for (final var up : List.of(List.of(name, "lo"), List.of(name, "lan0"), List.of(client(), "lan1"))) {
			must(List.of("ip", "-n", up.get(0), "link", "set", up.get(1), "up"));
		}
		start("python3", "-c", LISTEN);
		Await.until("the server listens", this::connects);
	}

	/** The server's own {@code /etc}. */
	Path own() {
		return Path.of("/etc/netns", name);
	}

	private String client() {
		return name + "-c";
	}

	/** Programs of the server. */
	Processes server() {
		return (command, limit) -> {
			final var said = system.run(inside(command), limit);
			if (said.status() == NO_PROGRAM && said.error().contains("No such file")) {
				throw new NoProgramException(command.getFirst());
			}
			return said;
		};
	}

	private List<String> inside(final List<String> command) {
		final var all = new ArrayList<>(List.of("ip", "netns", "exec", name, "env", "DBUS_SYSTEM_BUS_ADDRESS=" + bus()));
		all.addAll(command);
		return all;
	}

	/** Where the server's programs meet. */
	String bus() {
		return "unix:path=" + folder.resolve("bus");
	}

	Path folder() {
		return folder;
	}

	/** Starts a program of the server's that is ended with it. */
	void start(final String... command) throws IOException {
		started.add(new ProcessBuilder(inside(List.of(command))).redirectErrorStream(true).redirectOutput(folder.resolve("log-" + started.size()).toFile()).start());
	}

	/** Runs a program of the server's. */
	void must(final String... command) throws IOException, InterruptedException {
		must(inside(List.of(command)));
	}

	private void must(final List<String> command) throws IOException, InterruptedException {
		final var said = system.run(command, LIMIT);
		if (!said.isGood()) {
			throw new IOException(command + ": " + said.all());
		}
	}

	/** Whether the server has that program. */
	boolean has(final String program) throws IOException, InterruptedException {
		return system.run(List.of("sh", "-c", "command -v " + program), LIMIT).isGood();
	}

	/** Whether the client reaches the server and hears from it, within a second. */
	boolean connects() throws IOException, InterruptedException {
		final var script = "exec 3<>/dev/tcp/%s/%d; head -c 2 <&3".formatted(SERVER, PORT);
		return system.run(List.of("ip", "netns", "exec", client(), "timeout", "1", "bash", "-c", script), LIMIT).out().equals("ok");
	}

	@Override
	public void close() {
		try {
			for (final var process : started) {
				process.destroy();
				if (!process.waitFor(5, TimeUnit.SECONDS)) {
					process.destroyForcibly();
				}
			}
			for (final var one : List.of(name, client())) {
				system.run(List.of("ip", "netns", "delete", one), LIMIT);
			}
			for (final var gone : List.of(own(), folder)) {
				delete(gone);
			}
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void delete(final Path folder) throws IOException {
		if (Files.isDirectory(folder)) {
			try (var files = Files.walk(folder)) {
				for (final var file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}
}
