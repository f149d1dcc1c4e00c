// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.ConnectFailedException.Why;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationException.Problem;
import tandem.invitation.ui.internal.Failure.Remedy;
import tandem.session.EndReason;
import tandem.technician.Ending;

class FailuresTest {

	private static Failure of(final Problem problem) {
		return Failures.of(new InvitationException(problem, "the detail", null));
	}

	private static Failure of(final Why why) {
		return Failures.of(new Ending.NotConnected(why, "the detail"), "192.0.2.7:49152", "Bella");
	}

	private static Failure of(final EndReason reason) {
		return Failures.of(new Ending.Over(reason, Optional.of("the detail")), "192.0.2.7:49152", "Bella");
	}

	private static void whole(final Failure failure) {
		assertFalse(failure.text().isBlank());
		assertFalse(failure.text().contains("{0}"), failure.text());
		assertFalse(failure.remedies().isEmpty(), "nothing can be done about: " + failure.text());
		assertEquals(failure.offers(Remedy.ASK), !failure.question().isEmpty(), failure.text());
		assertFalse(failure.question().contains("{0}"), failure.question());
		assertFalse(failure.text().contains("the detail"), "the text is for everybody");
	}

	@ParameterizedTest
	@EnumSource(Problem.class)
	void eachProblemOfAFileIsWhole(final Problem problem) {
		whole(of(problem));
		assertTrue(of(problem).details().contains("the detail"));
	}

	@ParameterizedTest
	@EnumSource(Why.class)
	void eachCallThatFailedIsWhole(final Why why) {
		whole(of(why));
		assertTrue(of(why).details().contains(why.name()) && of(why).details().contains("the detail"));
	}

	@ParameterizedTest
	@EnumSource(EndReason.class)
	void eachEndIsWhole(final EndReason reason) {
		whole(of(reason));
	}

	@Test
	void whatAPersonMustTellApartReadsDifferently() {
		final var texts = new HashMap<String, Object>();
		final var failures = Map.<Object, Failure>of(Problem.WRONG_PASSWORD, of(Problem.WRONG_PASSWORD), Problem.EXPIRED, of(Problem.EXPIRED), Problem.DAMAGED,
				of(Problem.DAMAGED), Why.UNREACHABLE, of(Why.UNREACHABLE), Why.REFUSED, of(Why.REFUSED), Why.WRONG_CERTIFICATE, of(Why.WRONG_CERTIFICATE),
				Why.NOT_TANDEM, of(Why.NOT_TANDEM), EndReason.SHARER_DECLINED, of(EndReason.SHARER_DECLINED), EndReason.SHARER_DID_NOT_ANSWER,
				of(EndReason.SHARER_DID_NOT_ANSWER));
		failures.forEach((what, failure) -> {
			final var other = texts.put(failure.text(), what);
			assertTrue(other == null, () -> what + " reads as " + other);
		});
	}

	@Test
	void aWrongPasswordIsTypedAgainAndCallsNobody() {
		assertEquals(Remedy.RETYPE, of(Problem.WRONG_PASSWORD).remedies().getFirst());
		assertFalse(of(Problem.WRONG_PASSWORD).offers(Remedy.AGAIN));
	}

	@Test
	void whoAnswersWithAnotherCertificateIsNotCalledAgain() {
		assertFalse(of(Why.WRONG_CERTIFICATE).offers(Remedy.AGAIN));
	}

	@Test
	void anExpiredInvitationIsReplaced() {
		assertTrue(of(Problem.EXPIRED).offers(Remedy.ANOTHER) && of(Problem.EXPIRED).offers(Remedy.ASK));
		assertFalse(of(Problem.EXPIRED).offers(Remedy.AGAIN));
	}

	@Test
	void theAddressThatDoesNotAnswerIsNamed() {
		assertTrue(of(Why.UNREACHABLE).text().contains("192.0.2.7:49152"));
		assertTrue(of(Why.UNREACHABLE).question().contains("192.0.2.7:49152"));
	}

	@Test
	void aNoNamesThePerson() {
		assertTrue(of(EndReason.SHARER_DECLINED).text().startsWith("Bella said No"));
		assertTrue(of(EndReason.SHARER_DID_NOT_ANSWER).text().startsWith("Bella did not answer"));
	}

	@Test
	void aFileThatCanNotBeReadIsReadAgain() {
		final var failure = Failures.of(new IOException("Permission denied"));
		whole(failure);
		assertTrue(failure.text().contains("Permission denied") && failure.offers(Remedy.AGAIN));
	}
}
