// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.OpenCode.State;

class CodeNewsTest {

	private final FakePairingCodes codes = new FakePairingCodes();
	private final List<String> told = new ArrayList<>();
	private final CodeNews news = new CodeNews(codes, told::add);

	private FakePairingCodes.FakeCode waiting() {
		codes.create(FakePairingCodes.RELAY);
		codes.last().at(State.WAITING);
		return codes.last();
	}

	@Test
	void tellsOnceThatACodeBurned() {
		final var code = waiting();
		code.at(State.PROVING);
		code.at(State.BURNED);
		waiting();
		assertEquals(List.of(Messages.noticeBurned), told);
	}

	@Test
	void tellsOfEachOfSeveral() {
		final var first = waiting();
		final var second = waiting();
		second.at(State.EXPIRED);
		first.fails(Why.UNREACHABLE);
		assertEquals(List.of(Messages.noticeExpired, Messages.noticeLost), told);
	}

	@Test
	void keepsSilentAboutWhatTheTechnicianDidAndWhatTheViewerTells() {
		waiting().at(State.CANCELLED);
		final var used = waiting();
		used.at(State.PROVING);
		used.at(State.USED);
		codes.create(FakePairingCodes.RELAY);
		codes.last().fails(Why.TOKEN);
		assertEquals(List.of(), told);
	}

	@Test
	void saysNothingAfterItsEnd() {
		final var code = waiting();
		news.stop();
		code.at(State.BURNED);
		assertEquals(List.of(), told);
	}
}
