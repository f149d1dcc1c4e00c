// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import tandem.endpoint.ui.internal.model.FakeCodes;
import tandem.testsupport.Await;

class OneInstanceTest {

	private final List<String> shown = new CopyOnWriteArrayList<>();
	private final OneInstance first = new OneInstance(FrameworkUtil.getBundle(OneInstanceTest.class).getBundleContext());

	@Test
	void aSecondStartShowsTheFirstAndEnds() {
		final var running = first.begin("", shown::add).orElseThrow();
		try {
			assertTrue(first.begin("tandem://relay.example/K7M", text -> {
				throw new AssertionError("the second has no windows");
			}).isEmpty());
			Await.until("the windows", () -> shown.equals(List.of("tandem://relay.example/K7M")));
		} finally {
			running.run();
		}
		final var next = first.begin("", shown::add);
		assertTrue(next.isPresent(), "after its end another can be the first");
		next.get().run();
		assertEquals(1, shown.size());
	}

	@Test
	void takesNothingButALink() {
		final var show = new OneInstance.Show(shown::add);
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
