// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tandem.discovery.Card;
import tandem.discovery.Neighbour;
import tandem.testsupport.Await;

class NeighboursTest {

	private static final Card CARD = new Card(49_152, Set.of("easy-connect"), Optional.empty());

	private final Network network = new Network();
	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
	private final Neighbours here = neighbours();
	private final Neighbours there = neighbours();

	private Neighbours neighbours() {
		return new Neighbours(network::open, timer, InstantSource.system(), new SecureRandom());
	}

	@AfterEach
	void stop() {
		here.stop();
		there.stop();
		timer.shutdownNow();
	}

	@Test
	void whoAnnouncesIsFoundUntilTheyClose() throws IOException {
		final var announced = there.announce(CARD);
		final var changes = new CopyOnWriteArrayList<Integer>();
		final var search = here.search(() -> changes.add(1));
		Await.until("found", () -> search.found().size() == 1);
		assertEquals(List.of(new Neighbour(announced.id(), List.of("192.0.2.7"), CARD)), search.found());
		announced.close();
		Await.until("gone", () -> search.found().isEmpty());
		assertFalse(changes.isEmpty());
		search.close();
	}

	@Test
	void nothingIsOpenOrSaidWhileNobodyAnnouncesOrLooks() throws IOException {
		assertEquals(0, network.open.size());
		final var first = here.announce(CARD);
		final var second = here.announce(CARD);
		Await.until("told", () -> network.said.size() >= 2);
		first.close();
		assertEquals(1, network.open.size());
		second.close();
		second.close();
		assertEquals(0, network.open.size());
		final var last = network.said.getLast();
		assertTrue(last.response() && last.records().stream().allMatch(record -> record.seconds() == 0), "the last word is goodbye");
	}

	@Test
	void eachAnnouncementHasAnotherNameAndTellsNothingMore() throws IOException {
		final var first = here.announce(CARD);
		final var second = here.announce(CARD);
		Await.until("told", () -> network.said.size() >= 2);
		assertFalse(first.id().equals(second.id()));
		for (final var message : network.said) {
			final var text = new String(DnsWriter.write(message), StandardCharsets.ISO_8859_1).toLowerCase();
			assertFalse(text.contains(System.getProperty("user.name").toLowerCase()) || text.contains(hostName()), text);
		}
	}

	private static String hostName() throws UnknownHostException {
		return InetAddress.getLocalHost().getHostName().toLowerCase();
	}

	/** A network without loss: each end hears all, itself too. */
	private static final class Network {

		private final List<Consumer<DnsMessage>> open = new CopyOnWriteArrayList<>();
		private final List<DnsMessage> said = new CopyOnWriteArrayList<>();

		Wire open(final Consumer<DnsMessage> heard) {
			open.add(heard);
			return new Wire() {

				@Override
				public void send(final Function<List<InetAddress>, DnsMessage> message) {
					try {
						final var bytes = DnsWriter.write(message.apply(List.of(InetAddress.getByName("192.0.2.7"))));
						final var read = DnsReader.read(bytes);
						said.add(read);
						new ArrayList<>(open).forEach(hears -> Thread.ofVirtual().start(() -> hears.accept(read)));
					} catch (final DnsException | UnknownHostException e) {
						throw new AssertionError(e);
					}
				}

				@Override
				public void close() {
					open.remove(heard);
				}
			};
		}
	}
}
