// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.LoggerFactory;

/**
 * Fails a test in which an error was logged, through {@code ILog} or OSGi's log service. Register it as an extension of the class
 * ({@code @ExtendWith}) or, where a test provokes an error, as a field ({@code @RegisterExtension}) and say which with
 * {@link #expect(String)}. Outside OSGi there is no log, and it does nothing.
 */
public final class NoErrorLogged implements BeforeEachCallback, AfterEachCallback {

	private final List<String> errors = new CopyOnWriteArrayList<>();

	private final List<Pattern> expected = new CopyOnWriteArrayList<>();

	private final LogListener listener = this::logged;

	private volatile String lastSeen = ""; //$NON-NLS-1$

	/**
	 * An error that this test provokes: it must be logged, else the test fails too.
	 *
	 * @param pattern regular expression found in the message
	 */
	public void expect(final String pattern) {
		expected.add(Pattern.compile(pattern));
	}

	@Override
	public void beforeEach(final ExtensionContext test) {
		errors.clear();
		expected.clear();
		reader().ifPresent(reader -> reader.addLogListener(listener));
	}

	@Override
	public void afterEach(final ExtensionContext test) {
		final var reader = reader();
		if (reader.isEmpty()) {
			return;
		}
		awaitAllEntries();
		reader.get().removeLogListener(listener);
		if (test.getExecutionException().isPresent()) {
			return;
		}
		final var surprises = errors.stream().filter(Predicate.not(this::isExpected)).toList();
		final var missed = expected.stream().filter(pattern -> errors.stream().noneMatch(pattern.asPredicate())).toList();
		if (!surprises.isEmpty() || !missed.isEmpty()) {
			throw new AssertionError("errors logged: " + surprises + ", expected and not logged: " + missed); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** Entries are handed out in order and on another thread: what was logged before a mark has been heard when the mark is. */
	private void awaitAllEntries() {
		final var mark = UUID.randomUUID().toString();
		service(LoggerFactory.class).orElseThrow().getLogger(NoErrorLogged.class).audit(mark);
		Await.until("the log", () -> lastSeen.equals(mark)); //$NON-NLS-1$
	}

	private boolean isExpected(final String error) {
		return expected.stream().anyMatch(pattern -> pattern.matcher(error).find());
	}

	private void logged(final LogEntry entry) {
		lastSeen = String.valueOf(entry.getMessage());
		if (entry.getLogLevel() == LogLevel.ERROR) {
			final var cause = entry.getException();
			errors.add(entry.getBundle().getSymbolicName() + ": " + entry.getMessage() + (cause == null ? "" : " (" + cause + ")")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
	}

	private static Optional<LogReaderService> reader() {
		return service(LogReaderService.class);
	}

	private static <S> Optional<S> service(final Class<S> type) {
		return Optional.ofNullable(FrameworkUtil.getBundle(NoErrorLogged.class)).map(Bundle::getBundleContext)
				.map(context -> context.getService(context.getServiceReference(type)));
	}
}
