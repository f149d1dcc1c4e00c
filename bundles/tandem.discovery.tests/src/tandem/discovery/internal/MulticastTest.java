// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.testsupport.Await;

/** Two programs in two network namespaces with a cable between them, and real multicast. */
class MulticastTest {

	private final String one = "tandem-a" + ProcessHandle.current().pid();
	private final String other = "tandem-b" + ProcessHandle.current().pid();
	private final List<Talking> parties = new ArrayList<>();

	@BeforeEach
	void cable() throws IOException, InterruptedException {
		final var possible = run("ip", "netns", "add", one) && run("ip", "netns", "add", other);
		assumeTrue(possible, "There are no network namespaces, or no ip to make them: nothing is sent over a real network");
		assertTrue(run("ip", "link", "add", "eth0", "netns", one, "type", "veth", "peer", "name", "eth0", "netns", other));
		plug(one, "10.77.0.1/24");
		plug(other, "10.77.0.2/24");
	}

	private static void plug(final String namespace, final String address) throws IOException, InterruptedException {
		assertTrue(run("ip", "-n", namespace, "address", "add", address, "dev", "eth0") && run("ip", "-n", namespace, "link", "set", "eth0", "up")
				&& run("ip", "-n", namespace, "link", "set", "lo", "up"));
	}

	@AfterEach
	void unplug() throws IOException, InterruptedException {
		for (final var party : parties) {
			party.close();
		}
		run("ip", "netns", "delete", one);
		run("ip", "netns", "delete", other);
	}

	@Test
	void whoAnnouncesIsFoundFromTheOtherComputerUntilTheySayGoodbye() throws IOException {
		final var sharer = new Talking(one);
		final var technician = new Talking(other);
		technician.say("search");
		technician.await("found []");
		sharer.say("announce");
		sharer.await("announced ");
		final var id = sharer.last("announced ");
		technician.await("found [" + id + "=[10.77.0.1:49152]lab-3]");
		sharer.say("silence");
		sharer.await("silent");
		Await.until("gone", () -> technician.heard.getLast().equals("found []"));
	}

	@Test
	void whoLooksLaterFindsAllWhoAreThere() throws IOException {
		final var sharer = new Talking(one);
		sharer.say("announce");
		sharer.say("announce");
		Await.until("announced twice", () -> sharer.heard.stream().filter(line -> line.startsWith("announced ")).count() == 2);
		final var technician = new Talking(other);
		technician.say("search");
		Await.until("both found", () -> technician.heard.stream().anyMatch(line -> line.split("10.77.0.1:49152", -1).length == 3));
		assertEquals(0, sharer.heard.stream().filter(line -> line.startsWith("found")).count());
	}

	private static boolean run(final String... command) throws IOException, InterruptedException {
		try {
			final var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
		} catch (final IOException e) {
			return false; // there is no such program
		}
	}

	/** A {@link Party} in a namespace. */
	private final class Talking implements AutoCloseable {

		private final Process process;
		private final Writer in;
		private final List<String> heard = new CopyOnWriteArrayList<>();

		Talking(final String namespace) throws IOException {
			final var classes = List.of(path(Neighbours.class), path(Party.class));
			process = new ProcessBuilder("ip", "netns", "exec", namespace, Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
					String.join(File.pathSeparator, classes), Party.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			in = process.outputWriter();
			parties.add(this);
			Thread.ofVirtual().start(() -> listen(process.inputReader()));
		}

		private static String path(final Class<?> type) {
			return type.getProtectionDomain().getCodeSource().getLocation().getPath();
		}

		private void listen(final BufferedReader out) {
			out.lines().forEach(heard::add);
		}

		void say(final String line) throws IOException {
			in.write(line + "\n");
			in.flush();
		}

		void await(final String begins) {
			Await.until(begins, () -> heard.stream().anyMatch(line -> line.startsWith(begins)));
		}

		String last(final String begins) {
			return heard.stream().filter(line -> line.startsWith(begins)).toList().getLast().substring(begins.length());
		}

		@Override
		public void close() throws IOException, InterruptedException {
			in.close();
			if (!process.waitFor(20, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
	}
}
