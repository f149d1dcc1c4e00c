// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

import tandem.testsupport.NoErrorLogged;

class NoErrorLoggedTest {

	private final NoErrorLogged extension = new NoErrorLogged();

	private static ExtensionContext passedTest() {
		return (ExtensionContext) Proxy.newProxyInstance(ExtensionContext.class.getClassLoader(), new Class<?>[] { ExtensionContext.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "getExecutionException" -> Optional.empty();
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

	private void test(final Runnable body) {
		extension.beforeEach(passedTest());
		body.run();
		extension.afterEach(passedTest());
	}

	@Test
	void failsTheTestThatLogsAnError() {
		final var failure = assertThrows(AssertionError.class,
				() -> test(() -> ILog.of(NoErrorLoggedTest.class).error("broken", new IllegalStateException("why"))));
		assertTrue(failure.getMessage().contains("tandem.testsupport.tests: broken") && failure.getMessage().contains("why"), failure::getMessage);
	}

	@Test
	void passesWarnings() {
		assertDoesNotThrow(() -> test(() -> ILog.of(NoErrorLoggedTest.class).warn("odd")));
	}

	@Test
	void passesTheErrorThatIsExpected() {
		assertDoesNotThrow(() -> test(() -> {
			extension.expect("brok.n");
			ILog.of(NoErrorLoggedTest.class).error("broken");
		}));
	}

	@Test
	void failsWhereTheExpectedErrorStaysAway() {
		assertThrows(AssertionError.class, () -> test(() -> extension.expect("broken")));
	}

	@Test
	void forgetsTheTestBefore() {
		assertThrows(AssertionError.class, () -> test(() -> ILog.of(NoErrorLoggedTest.class).error("broken")));
		assertDoesNotThrow(() -> test(() -> {
		}));
	}
}
