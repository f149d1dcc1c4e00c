// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import tandem.discovery.Card;
import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;

/** Announces and looks, on one wire that is open only while somebody does. Thread-safe. */
final class Neighbours implements Neighbourhood {

	/** Opens the wire. */
	@FunctionalInterface
	interface Opener {

		/** @param heard gets each message */
		Wire open(Consumer<DnsMessage> heard) throws IOException;
	}

	private static final int ID_BYTES = 16;

	/** An announcement is told so long after its start, then every {@link #REPEAT_SECONDS}: a datagram may be lost. Milliseconds. */
	private static final List<Long> TELL_AFTER = List.of(0L, 1_000L, 3_000L);

	/** A search asks so long after its start, then every {@link #REPEAT_SECONDS}. Milliseconds. */
	private static final List<Long> ASK_AFTER = List.of(0L, 300L, 1_000L, 3_000L, 9_000L);

	private static final long REPEAT_SECONDS = 30;

	/** Not all answer at once. */
	private static final int ANSWER_WITHIN_MILLIS = 100;

	private final Opener opener;
	private final ScheduledExecutorService timer;
	private final InstantSource clock;
	private final SecureRandom random;
	private final List<Announced> announcements = new CopyOnWriteArrayList<>();
	private final List<Looking> searches = new CopyOnWriteArrayList<>();
	private Wire wire;

	Neighbours(final Opener opener, final ScheduledExecutorService timer, final InstantSource clock, final SecureRandom random) {
		this.opener = opener;
		this.timer = timer;
		this.clock = clock;
		this.random = random;
	}

	@Override
	public Announcement announce(final Card card) throws IOException {
		final var bytes = new byte[ID_BYTES];
		random.nextBytes(bytes);
		final var announced = new Announced(HexFormat.of().formatHex(bytes), card);
		synchronized (this) {
			open();
			announcements.add(announced);
		}
		announced.repeat(TELL_AFTER, announced::tell);
		return announced;
	}

	@Override
	public Search search(final Runnable changed) throws IOException {
		final var looking = new Looking(changed);
		synchronized (this) {
			open();
			searches.add(looking);
		}
		looking.repeat(ASK_AFTER, looking::ask);
		return looking;
	}

	/** Says goodbye for all. */
	void stop() {
		new ArrayList<>(announcements).forEach(Announced::close);
		new ArrayList<>(searches).forEach(Looking::close);
	}

	private void open() throws IOException {
		if (wire == null) {
			wire = opener.open(this::heard);
		}
	}

	private synchronized void settle() {
		if (wire != null && announcements.isEmpty() && searches.isEmpty()) {
			wire.close();
			wire = null;
		}
	}

	private synchronized void send(final Function<List<InetAddress>, DnsMessage> message) {
		if (wire != null) {
			wire.send(message);
		}
	}

	private void heard(final DnsMessage message) {
		if (message.response()) {
			searches.forEach(search -> search.hear(message));
		} else {
			announcements.stream().filter(one -> message.questions().stream().anyMatch(question -> Records.answers(question, one.id()))
					&& !Records.isKnown(message, one.id())).forEach(Announced::answer);
		}
	}

	/** Something that is done now and again until it is closed. */
	private abstract class Recurring {

		private final List<Future<?>> due = new CopyOnWriteArrayList<>();
		private boolean over;

		void repeat(final List<Long> after, final Runnable what) {
			after.forEach(millis -> due(() -> timer.schedule(what, millis, TimeUnit.MILLISECONDS)));
			due(() -> timer.scheduleWithFixedDelay(what, REPEAT_SECONDS, REPEAT_SECONDS, TimeUnit.SECONDS));
		}

		synchronized void due(final Supplier<Future<?>> next) {
			if (!over) {
				due.removeIf(Future::isDone);
				due.add(next.get());
			}
		}

		/** @return false where it was over before */
		synchronized boolean end() {
			final var first = !over;
			over = true;
			due.forEach(next -> next.cancel(false));
			return first;
		}
	}

	private final class Announced extends Recurring implements Announcement {

		private final String id;
		private final Card card;
		private volatile boolean answering;

		Announced(final String id, final Card card) {
			this.id = id;
			this.card = card;
		}

		@Override
		public String id() {
			return id;
		}

		void tell() {
			answering = false;
			tell(Records.SECONDS);
		}

		private void tell(final long seconds) {
			send(addresses -> DnsMessage.telling(Records.of(id, card, addresses, seconds)));
		}

		/** Many questions have one answer. */
		void answer() {
			if (!answering) {
				answering = true;
				due(() -> timer.schedule((Runnable) this::tell, random.nextInt(ANSWER_WITHIN_MILLIS), TimeUnit.MILLISECONDS));
			}
		}

		@Override
		public void close() {
			if (end()) {
				tell(0);
				announcements.remove(this);
				settle();
			}
		}
	}

	private final class Looking extends Recurring implements Search {

		private final Runnable changed;
		private final Sightings sightings = new Sightings();
		private List<Neighbour> last = List.of();

		Looking(final Runnable changed) {
			this.changed = changed;
		}

		void ask() {
			final List<DnsRecord> known;
			synchronized (sightings) {
				known = sightings.known(clock.instant());
			}
			send(addresses -> DnsMessage.asking(Records.SERVICE, DnsRecord.PTR, known));
			tell();
		}

		void hear(final DnsMessage message) {
			synchronized (sightings) {
				sightings.hear(message, clock.instant());
			}
			tell();
		}

		/** Also of those who are gone without a word. */
		private void tell() {
			final var now = found();
			synchronized (sightings) {
				if (now.equals(last)) {
					return;
				}
				last = now;
			}
			changed.run();
		}

		@Override
		public List<Neighbour> found() {
			synchronized (sightings) {
				return sightings.now(clock.instant());
			}
		}

		@Override
		public void close() {
			if (end()) {
				searches.remove(this);
				settle();
			}
		}
	}
}
