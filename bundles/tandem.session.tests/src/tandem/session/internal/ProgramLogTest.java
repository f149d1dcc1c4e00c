// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.log.LogReaderService;

import tandem.testsupport.Await;

/** The framework's real log, written down. */
class ProgramLogTest {

	@TempDir
	private Path folder;

	private Path file;
	private ProgramLog log;

	@BeforeEach
	void listen() {
		file = folder.resolve("logs/endpoint.log");
		log = new ProgramLog(file, ZoneOffset.UTC, service(LogReaderService.class));
	}

	@AfterEach
	void close() {
		log.close();
	}

	private static <T> T service(final Class<T> type) {
		final var context = FrameworkUtil.getBundle(ProgramLogTest.class).getBundleContext();
		return context.getService(context.getServiceReference(type));
	}

	private static Logger logger() {
		return service(LoggerFactory.class).getLogger("test", Logger.class);
	}

	private String written() {
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		} catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void warningsAndErrorsAreWrittenWithTheWayThere() throws Exception {
		logger().info("nobody needs this");
		logger().warn("a caller was refused");
		logger().error("it broke", new IllegalStateException("outer", new IOException("inner")));
		Await.until("both", () -> written().contains("inner"));
		assertTrue(written().contains(" WARN tandem.session  a caller was refused\n"), this::written);
		assertTrue(written().contains("    java.lang.IllegalStateException: outer\n        at tandem.session.internal.ProgramLogTest"), this::written);
		assertFalse(written().contains("nobody needs this"));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
	}

	@Test
	void whoIsQuotedWritesNoLinesOfTheirOwn() {
		logger().warn("called \"Eve\n2026-01-01 00:00:00.000 +0000 ERROR tandem.session  \u202eall is well\"");
		Await.until("written", () -> written().contains("Eve"));
		assertEquals(1, written().lines().count(), this::written);
		assertFalse(written().contains("\u202e"));
	}

	@Test
	void itGrowsToTwoFilesAtMost() throws Exception {
		Files.createDirectories(file.getParent());
		Files.write(file, new byte[ProgramLog.MAX_BYTES + 1]);
		logger().warn("the first of a new file");
		Await.until("written", () -> written().contains("the first of a new file"));
		assertEquals(ProgramLog.MAX_BYTES + 1, Files.size(file.resolveSibling("endpoint.log.1")));
		assertTrue(Files.size(file) < 1000);
	}

	@ParameterizedTest
	@CsvSource({ "tandem.endpoint.ui.product, endpoint", "tandem.workbench.product, workbench", "org.other.product, tandem", "'', tandem" })
	void eachProgramHasAFileOfItsOwn(final String product, final String name) {
		assertEquals(name, ProgramLog.program(product));
	}
}
