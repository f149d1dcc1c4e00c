// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.discovery.Card;
import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;

/** A local network with whom a test puts there. */
final class FakeNeighbourhood implements Neighbourhood {

	final List<Card> announced = new CopyOnWriteArrayList<>();
	final List<Neighbour> there = new CopyOnWriteArrayList<>();
	volatile boolean down;
	volatile int searches;

	@Override
	public Announcement announce(final Card card) throws IOException {
		check();
		announced.add(card);
		return new Announcement() {

			@Override
			public String id() {
				return "0".repeat(32);
			}

			@Override
			public void close() {
				announced.remove(card);
			}
		};
	}

	@Override
	public Search search(final Runnable changed) throws IOException {
		check();
		searches++;
		return new Search() {

			@Override
			public List<Neighbour> found() {
				return List.copyOf(there);
			}

			@Override
			public void close() {
				searches--;
			}
		};
	}

	private void check() throws IOException {
		if (down) {
			throw new IOException("no network");
		}
	}
}
