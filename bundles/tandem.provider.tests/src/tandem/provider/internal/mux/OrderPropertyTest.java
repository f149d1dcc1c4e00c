// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tandem.channel.Channel;
import tandem.channel.Channel.Sent;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.Connection;
import tandem.channel.Credential;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.TandemConnector;
import tandem.testsupport.session.FakeIdentity;

/** Whatever is sent on whichever channels arrives in order and at most once, over a whole connection. */
class OrderPropertyTest {

	private static final Urgency[] URGENCIES = { Urgency.SCREEN, Urgency.NORMAL, Urgency.BULK };

	@Property(tries = 8)
	void everyChannelKeepsItsOrder(@ForAll @Size(min = 1, max = 80) final List<@IntRange(max = 300_000) Integer> sizes) throws Exception {
		try (var both = new Both()) {
			final var from = new ArrayList<Channel>();
			final var heard = new ArrayList<LinkedBlockingQueue<byte[]>>();
			for (final var urgency : URGENCIES) {
				from.add(both.channel(urgency, heard));
			}
			final var sent = new ArrayList<List<byte[]>>(List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
			for (var i = 0; i < sizes.size(); i++) {
				final var message = message(i, sizes.get(i));
				final var channel = from.get(i % URGENCIES.length);
				while (channel.send(message) == Sent.WINDOW_FULL) {
					channel.room().get(30, TimeUnit.SECONDS);
				}
				sent.get(i % URGENCIES.length).add(message);
			}
			for (var i = 0; i < URGENCIES.length; i++) {
				for (final var message : sent.get(i)) {
					assertArrayEquals(message, heard.get(i).poll(30, TimeUnit.SECONDS));
				}
			}
			both.there.close();
			both.here.closed().get(30, TimeUnit.SECONDS);
			assertTrue(heard.stream().allMatch(LinkedBlockingQueue::isEmpty), "something came twice");
		}
	}

	@Property(tries = 5)
	void whatIsCutOffIsABeginning(@ForAll @IntRange(min = 1, max = 60) final int heardBeforeTheEnd) throws Exception {
		try (var both = new Both()) {
			final var heard = new ArrayList<LinkedBlockingQueue<byte[]>>();
			final var channel = both.channel(Urgency.BULK, heard);
			final var all = new ArrayList<byte[]>();
			final var receiver = Thread.startVirtualThread(() -> {
				try {
					while (all.size() < heardBeforeTheEnd) {
						all.add(heard.getFirst().take());
					}
				} catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				both.here.close();
			});
			var count = 0;
			for (var sent = channel.send(message(count, 5000)); sent != Sent.CLOSED; sent = channel.send(message(count, 5000))) {
				if (sent == Sent.ACCEPTED) {
					count++;
				} else {
					channel.room().get(30, TimeUnit.SECONDS);
				}
			}
			receiver.join();
			both.here.closed().get(30, TimeUnit.SECONDS);
			heard.getFirst().drainTo(all);
			assertTrue(all.size() >= heardBeforeTheEnd, () -> all.size() + " heard");
			assertTrue(all.size() <= count, "something came twice");
			for (var i = 0; i < all.size(); i++) {
				assertEquals(i, number(all.get(i)));
			}
		}
	}

	@Property(tries = 8)
	void whateverIsDroppedTheRestComesWholeInOrderAndTheWindowIsGivenBack(@ForAll @Size(min = 5, max = 60) final List<@IntRange(max = 300_000) Integer> sizes)
			throws Exception {
		try (var both = new Both()) {
			final var heard = new ArrayList<LinkedBlockingQueue<byte[]>>();
			final var channel = both.channel(Urgency.SCREEN, heard);
			var dropped = 0;
			for (var i = 0; i < sizes.size(); i++) {
				while (channel.send(message(i, sizes.get(i))) == Sent.WINDOW_FULL) {
					channel.room().get(30, TimeUnit.SECONDS);
				}
				if (sizes.get(i) % 3 == 0) {
					dropped += channel.drop();
				}
			}
			while (channel.send(message(sizes.size(), 10)) == Sent.WINDOW_FULL) {
				channel.room().get(30, TimeUnit.SECONDS);
			}
			var last = -1;
			var count = 0;
			while (last < sizes.size()) {
				final var next = heard.getFirst().poll(30, TimeUnit.SECONDS);
				final var number = number(next);
				assertTrue(number > last, number + " after " + last);
				assertArrayEquals(message(number, number < sizes.size() ? sizes.get(number) : 10), next);
				last = number;
				count++;
			}
			assertEquals(sizes.size() + 1, count + dropped);
			assertTrue(channel.unacknowledged() < MuxChannel.window(new ChannelConfig("test", 1, ChannelConfig.MAX_MESSAGE, Urgency.SCREEN)) / 2);
		}
	}

	private static int number(final byte[] message) {
		return java.nio.ByteBuffer.wrap(message).getInt();
	}

	private static byte[] message(final int number, final int size) {
		final var bytes = new byte[Integer.BYTES + size];
		new Random(number).nextBytes(bytes);
		java.nio.ByteBuffer.wrap(bytes).putInt(number);
		return bytes;
	}

	/** Two ends in memory. */
	private static final class Both implements AutoCloseable {

		private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), line -> { });

		private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), line -> { });

		private final Connection there;

		private final Connection here;

		Both() throws Exception {
			final var accepted = new LinkedBlockingQueue<Connection>();
			try (var listening = sharer.listen("tandem+memory://order", new FakeDoor(), accepted::add)) {
				there = technician.connect(listening.target(), new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint()), step -> { })
						.get(30, TimeUnit.SECONDS);
				here = accepted.poll(30, TimeUnit.SECONDS);
			}
		}

		/** Opens a channel at both ends; the technician's end is returned, what the sharer's hears is collected. */
		Channel channel(final Urgency urgency, final List<LinkedBlockingQueue<byte[]>> heard) {
			final var config = new ChannelConfig("test." + urgency.name().toLowerCase(java.util.Locale.ROOT), 1, ChannelConfig.MAX_MESSAGE, urgency);
			final var queue = new LinkedBlockingQueue<byte[]>();
			heard.add(queue);
			here.open(config).listen(queue::add);
			final var channel = there.open(config);
			tandem.testsupport.Await.until("the channel", channel::connected);
			return channel;
		}

		@Override
		public void close() {
			sharer.close();
			technician.close();
		}
	}
}
