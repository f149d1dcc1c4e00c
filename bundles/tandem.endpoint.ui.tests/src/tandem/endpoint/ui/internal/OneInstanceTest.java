// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import tandem.endpoint.ui.internal.model.FakeCodes;
import tandem.testsupport.Await;

class OneInstanceTest {

	private static final Start START = new Start("", false, false);

	private final List<String> shown = new CopyOnWriteArrayList<>();
	private final OneInstance first = new OneInstance(FrameworkUtil.getBundle(OneInstanceTest.class).getBundleContext());

	@Test
	void aSecondStartShowsTheFirstAndEnds() {
		final var running = first.begin(START, shown::add).orElseThrow();
		try {
			assertTrue(first.begin(new Start("tandem://relay.example/K7M", false, false), text -> {
				throw new AssertionError("the second has no windows");
			}).isEmpty());
			Await.until("the windows", () -> shown.equals(List.of("tandem://relay.example/K7M")));
		} finally {
			running.run();
		}
		final var next = first.begin(START, shown::add);
		assertTrue(next.isPresent(), "after its end another can be the first");
		next.get().run();
		assertEquals(1, shown.size());
	}

	@Test
	void aSecondStartInTheBackgroundShowsNothing() {
		final var running = first.begin(START, shown::add).orElseThrow();
		try {
			assertTrue(first.begin(new Start("", true, false), shown::add).isEmpty());
			assertEquals(List.of(), shown);
		} finally {
			running.run();
		}
	}

	@Test
	void whoHasNoScreenMakesWayForAStartThatHasOne() {
		final var ended = new CompletableFuture<Void>();
		final var headless = first.beginWithoutWindows(() -> ended.complete(null)).orElseThrow();
		ended.thenRunAsync(headless);
		assertTrue(first.beginWithoutWindows(() -> { }).isEmpty(), "one without a screen is enough");
		final var shows = first.begin(new Start("", true, false), shown::add);
		assertTrue(shows.isPresent());
		shows.get().run();
	}

	@Test
	void isStartedWithALinkInTheBackgroundOrWithoutAScreen() {
		assertEquals(new Start("tandem://relay.example/K7M", false, false), Start.of(List.of("-x", "tandem://relay.example/K7M"), Map.of()));
		assertEquals(new Start("", true, false), Start.of(List.of("--background"), Map.of("DISPLAY", ":7")));
		assertEquals(new Start("", true, true), Start.of(List.of("--background"), Map.of("DISPLAY", "")));
	}

	@Test
	void takesNothingButALink() {
		final var show = new OneInstance.Show(shown::add, false);
		final var arguments = new JsonObject();
		show.handle(arguments);
		arguments.addProperty("link", "x".repeat(1_001));
		assertThrows(IllegalArgumentException.class, () -> show.handle(arguments));
		assertEquals(List.of(""), shown);
	}

	@Test
	void aLinkFillsTheFieldAndGoesNowhere(@TempDir final Path home) {
		try (var stage = new UiStage(home)) {
			stage.display.asyncExec(() -> stage.windows.raise("tandem://relay.example/" + FakeCodes.RIGHT));
			stage.until("the relay's name", () -> UiStage.says(stage.main(), "relay.example"));
			stage.forMilliseconds(200);
			assertEquals(List.of(), stage.codes.sent);
		}
	}
}
