// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import tandem.channel.Connector;
import tandem.firewall.Access;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.station.Stations;

/** This computer over the real provider's connection in memory. */
class OwnStationTest {

	private static final long MILLIS = 60_000;

	private final FakeFirewall firewall = new FakeFirewall();
	private ServiceTracker<Connector, Connector> connectors;
	private OwnStation station;

	@BeforeEach
	void find() throws InterruptedException {
		connectors = new ServiceTracker<>(FrameworkUtil.getBundle(Stations.class).getBundleContext(), Connector.class, null);
		connectors.open();
		station = new OwnStation(firewall.looking(), connectors.waitForService(MILLIS), System::nanoTime);
	}

	@AfterEach
	void close() {
		station.close();
		connectors.close();
	}

	@Test
	void isAskedOverTheChannelAsOftenAsWanted() throws Exception {
		firewall.results.add(new Result(Topic.RULES, State.BLOCKED, "Blocked", "", java.util.Optional.of(TalkCodecTest.finding(List.of()))));
		for (var time = 0; time < 3; time++) {
			final var found = new ArrayList<Result>();
			assertEquals(State.BLOCKED, station.check(Access.AS_IS, found::add));
			assertEquals(firewall.results, found);
		}
		assertEquals(1, station.list(Access.AS_IS).entries().size());
	}

	@Test
	void makesTheChangesThatItToldAndNoOthers() throws Exception {
		assertTrue(assertThrows(IOException.class, () -> station.apply(TalkCodecTest.CHANGE)).getMessage().contains("not known"));
		station.list(Access.AS_IS);
		assertEquals("done", station.apply(TalkCodecTest.CHANGE).output());
		assertEquals(List.of(TalkCodecTest.CHANGE), firewall.applied);
	}

	/** Everything as the products have it: the services find each other. */
	@Test
	void isThereInARunningProgram() throws Exception {
		final var stations = new ServiceTracker<Stations, Stations>(FrameworkUtil.getBundle(Stations.class).getBundleContext(), Stations.class, null);
		stations.open();
		try {
			final var own = stations.waitForService(MILLIS).all().getFirst();
			assertTrue(own.isHere());
			final var found = new ArrayList<Result>();
			own.check(Access.AS_IS, found::add);
			assertTrue(found.stream().anyMatch(result -> result.topic() == Topic.LISTENING), found::toString);
		} finally {
			stations.close();
		}
	}
}
