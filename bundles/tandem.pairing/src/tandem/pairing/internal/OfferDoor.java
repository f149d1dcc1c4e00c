// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.session.Arrivals;
import tandem.session.Arrivals.Hindrance;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.settings.Way;

/**
 * The door for offers of help. It is there for as long as the settings allow, and opens to who is named there: the caller proves its long-term key before
 * this computer says who it is. Whoever is not named goes through the same steps as a caller of any other unknown door. Thread-safe.
 */
final class OfferDoor implements WayIn, Authenticator {

	/** Public handle. */
	static final String HANDLE = "offer"; //$NON-NLS-1$

	/** Calls by known ids in a minute: nobody guesses here, and each costs this computer some work. */
	static final int MOST_A_MINUTE = 30;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final String LABEL = "an offer of help"; //$NON-NLS-1$

	/** What tells others that the door is there; on the door's account, one call after the other. */
	interface Signs {

		/** This computer can be reached at a port now. */
		void show(int port);

		/** Nothing is shown any more. */
		void hide();
	}

	private final OfferGuests guests;
	private final Arrivals arrivals;
	private final Function<Way, Optional<String>> forbidden;
	private final Timers timers;
	private final Signs signs;
	private int calls;
	private long since;

	/**
	 * @param forbidden why nobody may come a way now
	 * @param signs shown while it is listened at the door
	 */
	OfferDoor(final OfferGuests guests, final Arrivals arrivals, final Function<Way, Optional<String>> forbidden, final Timers timers, final Signs signs) {
		this.guests = guests;
		this.arrivals = arrivals;
		this.forbidden = forbidden;
		this.timers = timers;
		this.signs = signs;
	}

	@Override
	public String handle() {
		return HANDLE;
	}

	@Override
	public String kind() {
		return Way.OFFERS.kind();
	}

	@Override
	public Instant expires() {
		return Instant.MAX;
	}

	@Override
	public boolean stands() {
		return true;
	}

	@Override
	public Authenticator authenticator() {
		return this;
	}

	@Override
	public void listening(final List<String> addresses, final byte[] fingerprint) {
		LocalDoor.port(addresses).ifPresent(signs::show);
	}

	@Override
	public void cannotListen(final String why) {
		signs.hide();
	}

	@Override
	public void used(final String peerName) {
		// The next one may come when this session is over.
	}

	/** Somebody came by the relay. */
	void arrived(final Connection connection) {
		if (!arrivals.take(connection, LABEL, Way.OFFERS)) {
			connection.close();
		}
	}

	@Override
	public Optional<Attempt> begin(final String wayIn, final byte[] id) {
		if (!kind().equals(wayIn) || forbidden.apply(Way.OFFERS).isPresent()) {
			return Optional.empty();
		}
		return guests.find(id).filter(invited -> maySpendTime()).map(Try::new);
	}

	private synchronized boolean maySpendTime() {
		final var now = timers.nanos();
		if (calls == 0 || now - since >= MINUTE.toNanos()) {
			since = now;
			calls = 0;
		}
		return ++calls <= MOST_A_MINUTE;
	}

	/** What who may come is told. */
	static Why told(final Hindrance hindrance) {
		return switch (hindrance) {
		case FORBIDDEN -> Why.REFUSED;
		case NOBODY_THERE -> Why.NOBODY_THERE;
		case OCCUPIED -> Why.OCCUPIED;
		case TOO_OFTEN -> Why.TOO_OFTEN;
		};
	}

	/** One call. There is no secret to guess: nothing is spent before the sharer is asked. */
	private final class Try implements Attempt {

		private final OfferGuests.Invited invited;

		Try(final OfferGuests.Invited invited) {
			this.invited = invited;
		}

		@Override
		public String way() {
			return HANDLE;
		}

		@Override
		public byte[] secret() {
			return invited.key().secret();
		}

		@Override
		public boolean spend() {
			return true;
		}

		@Override
		public Optional<Why> turnsAway(final byte[] longTermKey, final byte[] shown) {
			if (!invited.judge().lets(longTermKey, shown)) {
				return Optional.of(Why.REFUSED);
			}
			return arrivals.hindrance(Way.OFFERS, longTermKey).map(OfferDoor::told);
		}

		@Override
		public void succeeded() {
			// The session begins.
		}

		@Override
		public void failed() {
			// Nothing was spent.
		}
	}
}
