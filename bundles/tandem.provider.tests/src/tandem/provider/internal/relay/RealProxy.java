// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import tandem.testsupport.Await;

/** A real proxy on the loopback interface, ended with its test. */
final class RealProxy implements AutoCloseable {

	/** All that tinyproxy takes are letters and digits. */
	static final String PLAIN = "Passw0rd";

	/** One that has to be written with care in an address. */
	static final String SPECIAL = "p@ss:w/rd";

	private final Path log;

	private final Process process;

	private final int port;

	private RealProxy(final Path log, final int port, final String... command) throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of(command[0])), command[0] + " is not installed: releng/setup installs it");
		this.log = log;
		this.port = port;
		process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		Await.until("a proxy that listens: " + command[0], () -> process.isAlive() && isOpen(port));
	}

	/** Speaks HTTP CONNECT, and wants the password of {@code sam}, {@link #PLAIN}. */
	static RealProxy tinyproxy(final Path folder, final int onlyPort) throws IOException {
		final var port = freePort();
		final var config = Files.writeString(folder.resolve("tinyproxy.conf"), """
				Port %d
				Listen 127.0.0.1
				Timeout 60
				MaxClients 20
				LogLevel Connect
				BasicAuth sam %s
				ConnectPort %d
				""".formatted(port, PLAIN, onlyPort));
		return new RealProxy(folder.resolve("tinyproxy.log"), port, "/usr/bin/tinyproxy", "-d", "-c", config.toString());
	}

	/** Speaks SOCKS5, and wants the password of {@code sam}, {@link #SPECIAL}. */
	static RealProxy microsocks(final Path folder) throws IOException {
		final var port = freePort();
		return new RealProxy(folder.resolve("microsocks.log"), port, "/usr/bin/microsocks", "-i", "127.0.0.1", "-p", String.valueOf(port), "-u", "sam", "-P",
				SPECIAL);
	}

	int port() {
		return port;
	}

	/** What it wrote about whom it let where. */
	String log() {
		try {
			return Files.readString(log);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public void close() {
		process.destroy();
		try {
			if (!process.waitFor(10, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		} catch (final InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	static int freePort() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static boolean isOpen(final int port) {
		try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		} catch (final IOException e) {
			return false;
		}
	}
}
