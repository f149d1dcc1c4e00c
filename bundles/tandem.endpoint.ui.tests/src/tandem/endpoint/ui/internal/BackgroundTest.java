// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import tandem.channel.Peer;
import tandem.endpoint.ui.internal.model.FakeEndpoint;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.settings.Way;

/** A program that waits for offers shows nothing until somebody offers help, or its person wants to see it. */
class BackgroundTest {

	@TempDir
	private Path home;

	private UiStage stage;

	@BeforeEach
	void open() {
		stage = new UiStage(home, true);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private boolean shown() {
		return stage.windows.main().shell().isVisible();
	}

	private static Peer maria() {
		final var by = FakeEndpoint.BELLA;
		return new Peer("Maria", "", by.address(), Optional.of(java.util.Collections.nCopies(44, (byte) 1)), by.words(), Optional.of("offer"));
	}

	private void offer() {
		stage.endpoint.asks(maria(), Permission.VIEW, Instant.now().plusSeconds(120));
		stage.until("the question", () -> stage.windows.consent().isPresent());
	}

	@Test
	void anOfferShowsItsQuestionThenItsEndAndNothingAfterwards() {
		stage.forMilliseconds(200);
		assertFalse(shown());
		offer();
		assertFalse(shown());
		assertTrue(UiStage.says(stage.consent(), "Somebody offers to help you."));
		assertTrue(UiStage.says(stage.consent(), "Were you expecting this?"));
		stage.endpoint.ended(EndReason.SHARER_DECLINED);
		stage.until("the end", this::shown);
		stage.endpoint.acknowledgeEnd();
		stage.until("gone", () -> !shown());
	}

	@Test
	void theQuestionCanBeAnsweredForGood() {
		offer();
		stage.click(UiStage.link(stage.consent()));
		stage.until("blocked", () -> stage.endpoint.calls.contains("block"));
		assertFalse(stage.endpoint.calls.contains("allow view"));
	}

	@Test
	void itsPersonSeesItWhenItIsStartedAgainAndPutsItAway() {
		stage.windows.raise("");
		stage.until("shown", this::shown);
		stage.windows.close();
		stage.until("put away", () -> !shown());
		assertFalse(stage.display.isDisposed(), "it goes on waiting");
		assertEquals(List.of(), stage.endpoint.calls);
	}

	@Test
	void whatIsAskedForOnTheCommandLineIsShown() throws Exception {
		final var verb = new InviteVerb(stage.windows::invite);
		final var request = new JsonObject();
		request.addProperty("by", "file");
		request.addProperty("file", home.resolve("help.tandem-invitation").toString());
		assertEquals(0, verb.handle(request).size(), "no password is told");
		stage.until("the file", () -> Files.exists(home.resolve("help.tandem-invitation")));
		stage.until("shown", this::shown);
		assertThrows(IllegalArgumentException.class, () -> verb.handle(request), "it is there already");
		stage.forbidden.add(Way.EMAIL);
		request.addProperty("by", "email");
		assertThrows(IllegalArgumentException.class, () -> verb.handle(request));
		request.addProperty("by", "easy-connect");
		assertThrows(IllegalArgumentException.class, () -> verb.handle(request), "off by default");
		request.addProperty("by", "pigeon");
		assertThrows(IllegalArgumentException.class, () -> verb.handle(request));
	}
}
