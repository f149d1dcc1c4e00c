// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.technician.Destination;
import tandem.testsupport.session.ConnectionPair;
import tandem.testsupport.session.FakeTimers;

class DialTest {

	private final FakeTimers timers = new FakeTimers();
	private final FakeConnector connector = new FakeConnector();
	private final List<String> progress = new CopyOnWriteArrayList<>();
	private final Connection connection = new ConnectionPair("way", "Tina").technician();

	private CompletableFuture<Connection> dial(final String... targets) {
		final var destination = new Destination("Sam", List.of(targets), new Credential("invitation", new byte[16], new byte[1], null));
		return new Dial(connector, destination, timers, (target, step) -> progress.add(target + " " + step)).start();
	}

	private static Why why(final CompletableFuture<Connection> result) {
		return assertInstanceOf(ConnectFailedException.class, assertThrows(CompletionException.class, result::join).getCause()).why();
	}

	@Test
	void theFirstThatAnswersIsTheOne() {
		final var result = dial("a", "b");
		connector.to("a").at(Step.SECURING);
		connector.to("a").at(Step.PROVING);
		connector.to("a").result.complete(connection);
		assertSame(connection, result.join());
		timers.pass(Duration.ofMinutes(5));
		assertEquals(List.of("a"), connector.called);
		assertEquals(List.of("a REACHING", "a SECURING", "a PROVING"), progress);
		assertEquals(0, timers.waiting());
	}

	@Test
	void reachingOverlaps() {
		final var result = dial("a", "b", "c");
		assertEquals(List.of("a"), connector.called);
		timers.pass(Dial.HEAD_START);
		assertEquals(List.of("a", "b"), connector.called);
		connector.to("b").at(Step.SECURING);
		assertTrue(connector.to("a").result.isCancelled(), "from now on b alone");
		timers.pass(Dial.HEAD_START);
		assertEquals(List.of("a", "b"), connector.called);
		connector.to("b").result.complete(connection);
		assertSame(connection, result.join());
	}

	@Test
	void neverTwoAreToldWhatTheCredentialKnows() {
		dial("a", "b");
		timers.pass(Dial.HEAD_START);
		connector.to("a").at(Step.SECURING);
		assertTrue(connector.to("b").result.isCancelled());
		connector.to("b").at(Step.SECURING);
		connector.to("b").at(Step.PROVING);
		assertFalse(progress.contains("b SECURING"));
		assertFalse(connector.to("a").result.isCancelled());
	}

	@Test
	void somebodyElseAtTheFirstAddressDoesNotEndIt() {
		final var result = dial("a", "b");
		timers.pass(Dial.HEAD_START);
		connector.to("a").at(Step.SECURING);
		connector.to("a").fails(Why.WRONG_CERTIFICATE);
		assertEquals(List.of("a", "b", "b"), connector.called, "b was set aside and has its turn");
		connector.to("b").result.complete(connection);
		assertSame(connection, result.join());
	}

	@Test
	void failingFastStartsTheNextAtOnce() {
		final var result = dial("a", "b");
		connector.to("a").fails(Why.UNREACHABLE);
		assertEquals(List.of("a", "b"), connector.called);
		connector.to("b").fails(Why.UNREACHABLE);
		assertEquals(Why.UNREACHABLE, why(result));
	}

	@ParameterizedTest
	@CsvSource({ "REFUSED", "TIMEOUT", "VERSION", "UNREACHABLE", "VIOLATION" })
	void afterTheProofBeganNothingElseIsTried(final Why failure) {
		final var result = dial("a", "b");
		connector.to("a").at(Step.SECURING);
		connector.to("a").at(Step.PROVING);
		connector.to("a").fails(failure);
		assertEquals(failure, why(result));
		assertEquals(List.of("a"), connector.called);
	}

	@ParameterizedTest
	@CsvSource({ "UNREACHABLE,WRONG_CERTIFICATE,WRONG_CERTIFICATE", "NOT_TANDEM,UNREACHABLE,NOT_TANDEM", "TIMEOUT,UNREACHABLE,TIMEOUT",
			"BAD_TARGET,UNREACHABLE,UNREACHABLE", "BAD_TARGET,BAD_TARGET,BAD_TARGET" })
	void theFailureThatTellsMostIsTold(final Why first, final Why second, final Why told) {
		final var result = dial("a", "b");
		connector.to("a").fails(first);
		connector.to("b").fails(second);
		assertEquals(told, why(result));
	}

	@Test
	void cancellingGivesUpAtOnce() {
		final var result = dial("a", "b", "c");
		timers.pass(Dial.HEAD_START);
		result.cancel(true);
		assertTrue(connector.to("a").result.isCancelled());
		assertTrue(connector.to("b").result.isCancelled());
		timers.pass(Duration.ofMinutes(5));
		assertEquals(List.of("a", "b"), connector.called);
	}

	@Test
	void silenceEndsInTheEnd() {
		final var result = dial("a");
		timers.pass(Dial.LONGEST);
		assertEquals(Why.TIMEOUT, why(result));
		assertTrue(connector.to("a").result.isCancelled());
	}

	@Test
	void anUnexpectedFailureIsUnreachable() {
		final var result = dial("a");
		connector.to("a").result.completeExceptionally(new IllegalStateException("x"));
		assertEquals(Why.UNREACHABLE, why(result));
	}
}
