// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process under measurement. */
final class Program implements AutoCloseable {

	private static final double TICKS_PER_SECOND = 100;

	private static final int USER_TIME = 11;

	private static final int PATIENCE_SECONDS = 60;

	private final Process process;

	private Program(final Process process) {
		this.process = process;
	}

	/** Prints the command, runs it, and waits until it listens at a port. */
	static Program start(final List<String> command, final Map<String, String> environment, final Path log, final int port) throws IOException, InterruptedException {
		System.out.println("$ " + String.join(" ", command));
		final var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().putAll(environment);
		final var program = new Program(builder.start());
		final var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!listens(port)) {
			if (!program.process.isAlive() || System.nanoTime() > end) {
				program.close();
				throw new IOException(command + " did not start:\n" + Files.readString(log));
			}
			TimeUnit.MILLISECONDS.sleep(50);
		}
		return program;
	}

	private static boolean listens(final int port) {
		try (var socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", port));
			return true;
		} catch (final IOException _) {
			return false;
		}
	}

	/**
	 * Lets it run before whatever else the machine does, now that it needs its processor for a part of the time only; for root. Java's compilers stay
	 * behind: in the real-time class they would keep the processor for a tenth of a second.
	 */
	void first() throws IOException, InterruptedException {
		first(process.pid());
	}

	/** The same for this process. */
	static void ownFirst() throws IOException, InterruptedException {
		first(ProcessHandle.current().pid());
	}

	private static void first(final long process) throws IOException, InterruptedException {
		try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(process), "task"))) {
			for (final var thread : threads) {
				if (!Files.readString(thread.resolve("comm")).matches("(?s)C[12] Comp.*")) {
					final var command = List.of("chrt", "--rr", "--pid", "1", thread.getFileName().toString());
					if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
						throw new IOException(command + " failed");
					}
				}
			}
		}
	}

	/** Seconds of processor time until now, of all its threads. */
	double processorSeconds() throws IOException {
		return processorSeconds(Long.toString(process.pid()));
	}

	/** The same of this process. */
	static double ownProcessorSeconds() throws IOException {
		return processorSeconds("self");
	}

	private static double processorSeconds(final String process) throws IOException {
		final var stat = Files.readString(Path.of("/proc", process, "stat"));
		final var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS_PER_SECOND;
	}

	/** Memory in RAM, in kilobytes (1,024 bytes). */
	long residentKilobytes() throws IOException {
		for (final var line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
			if (line.startsWith("VmRSS:")) {
				return Long.parseLong(line.replaceAll("[^0-9]", ""));
			}
		}
		throw new IOException("the process is gone");
	}

	@Override
	public void close() {
		process.destroy();
		try {
			if (!process.waitFor(2, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
