// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import tandem.discovery.Card;
import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;

/** A program that announces or looks on real networks, for tests: does what it reads, a line at a time, and says what it finds. */
public final class Party {

	private Party() {
	}

	/** Until there is nothing more to read. */
	public static void main(final String... none) throws IOException {
		final ThreadFactory daemons = Thread.ofPlatform().daemon().factory();
		final var neighbours = new Neighbours(heard -> new MulticastWire(heard, System.err::println), Executors.newSingleThreadScheduledExecutor(daemons),
				InstantSource.system(), new SecureRandom());
		final var in = new BufferedReader(new InputStreamReader(System.in));
		Neighbourhood.Announcement announced = null;
		for (var line = in.readLine(); line != null; line = in.readLine()) {
			switch (line) {
			case "announce" -> {
				announced = neighbours.announce(new Card(49_152, Set.of("easy-connect"), Optional.of("lab-3")));
				System.out.println("announced " + announced.id());
			}
			case "silence" -> {
				announced.close();
				System.out.println("silent");
			}
			case "search" -> search(neighbours);
			default -> throw new IllegalArgumentException(line);
			}
		}
		neighbours.stop();
	}

	private static void search(final Neighbourhood neighbours) throws IOException {
		final var search = new Neighbourhood.Search[1];
		final Runnable tell = () -> {
			final var found = search[0] == null ? java.util.List.<Neighbour>of() : search[0].found();
			System.out.println("found " + found.stream().map(one -> one.id() + "=" + one.addresses() + one.card().computer().orElse("")).toList());
		};
		search[0] = neighbours.search(tell);
		tell.run();
	}
}
