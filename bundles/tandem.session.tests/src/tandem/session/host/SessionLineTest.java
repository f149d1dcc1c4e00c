// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;

class SessionLineTest {

	private static final class Heard implements SessionLine.Listener {

		private final List<SessionMessage> messages = new CopyOnWriteArrayList<>();
		private final List<String> violations = new CopyOnWriteArrayList<>();

		@Override
		public void message(final SessionMessage message) {
			messages.add(message);
		}

		@Override
		public void violation(final String what) {
			violations.add(what);
		}
	}

	private final ConnectionPair pair = new ConnectionPair("way", "Tech");
	private final Heard atTechnician = new Heard();
	private final Heard atSharer = new Heard();

	@AfterEach
	void cut() {
		pair.cut();
	}

	@Test
	void carriesMessagesInOrder() {
		final var line = new SessionLine(pair.sharer(), atSharer);
		final var sent = new ArrayList<SessionMessage>();
		for (var i = 0; i < 50; i++) {
			sent.add(new SessionMessage.Ask(new Permission("p" + i)));
		}
		new SessionLine(pair.technician(), atTechnician);
		for (final var message : sent) {
			line.send(message);
			Await.until("taken", () -> atTechnician.messages.contains(message));
		}
		assertEquals(sent, atTechnician.messages);
	}

	@Test
	void aTechnicianThatReadsNothingIsInBadOrderAndCostsNoMemory() {
		final var line = new SessionLine(pair.sharer(), atSharer);
		pair.stick();
		for (var i = 0; i < 100_000 && atSharer.violations.isEmpty(); i++) {
			line.send(new SessionMessage.End(EndReason.POLICY, "x".repeat(128)));
		}
		assertEquals(1, atSharer.violations.size());
	}

	@Test
	void statesReplaceEachOtherWhileTheOtherEndReadsNothing() {
		final var line = new SessionLine(pair.sharer(), atSharer);
		pair.stick();
		for (var i = 0; i < 100_000; i++) {
			line.send(new SessionMessage.State(SessionState.VIEWING, Set.of(Permission.VIEW), i % 2 == 0));
		}
		assertTrue(atSharer.violations.isEmpty());
	}

	@Test
	void badBytesAreAViolationAndNothingFollows() {
		final var raw = pair.technician().open(SessionCodec.CHANNEL);
		raw.listen(new Channel.Listener() {

			@Override
			public void message(final byte[] message) {
				// not looked at
			}
		});
		new SessionLine(pair.sharer(), atSharer);
		raw.send(new byte[] { 99 });
		raw.send(SessionCodec.encode(new SessionMessage.Ask(Permission.CONTROL)));
		Await.until("taken", () -> raw.unacknowledged() == 0);
		assertEquals(1, atSharer.violations.size());
		assertEquals(List.of(), atSharer.messages);
	}
}
