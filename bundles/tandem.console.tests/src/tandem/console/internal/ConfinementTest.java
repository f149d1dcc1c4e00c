// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but our commands can be reached, by the gate before the shell and, were that open, in the shell itself. */
class ConfinementTest {

	@TempDir
	private Path folder;

	private final List<String> called = new CopyOnWriteArrayList<>();
	private final Screen screen = new Screen();
	private final SafeProcessor processor = new SafeProcessor(Map.of("say", (session, arguments) -> {
		called.add(arguments.toString());
		return null;
	}));
	private final CommandSessionImpl session = processor.createSession(InputStream.nullInputStream(), screen, screen);

	@AfterEach
	void close() {
		session.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "$.context", "say $.context", "say \"${.context}\"", "say \"$(say x)\"", "(say x) getClass", "[a b] getClass", "{say x}", "%(1+1)", "say > file", "say < file",
			"say >> file", "x = y", "say &", "`id`", "say ~", "say *", "say ?", "!1", "say \\x", "say 'open", "say \"open", "say x\nsay y", "say \u0000", "say \u001b[2J" })
	void theGateRefuses(final String line) {
		assertNotEquals(Optional.empty(), Gate.refuses(line));
	}

	@ParameterizedTest
	@ValueSource(strings = { "say", "tandem:say a b", "say 'a $ (b) > c'", "say \"a > (b) 'c'\"", "say a; say b", "say a | grep b", "say --json -x", "say capability.tandem.firewall false", "# a comment", "" })
	void theGateLetsCommandsThrough(final String line) {
		assertEquals(Optional.empty(), Gate.refuses(line));
	}

	@Test
	void longLinesAreRefusedUnread() {
		assertNotEquals(Optional.empty(), Gate.refuses("x".repeat(Gate.MAX_LINE + 1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bundleContext", "new java.io.File x", "system:exec ls", "gogo:exec ls", "exec ls", "felix:start 1", "felix:install file:x", "telnetd start", "telnetd -p 2000 start", "gogo:telnetd start",
			"socket", "gogosh", "sh", "source x", "cat /etc/passwd", "gogo:cat x", "type", "format x", "getopt x", "each [1 2] {say x}", "java.lang.System exit 0", "equinox:exit", "close", "shutdown", "scr:list", "say:say x",
			"tandem:exec", "tandem:addCommand x", "tandem:getClass", "*:exec ls", "addCommand a b", "removeCommand tandem" })
	void thereIsNothingElse(final String line) {
		assertThrows(Exception.class, () -> session.execute(line));
		assertEquals(List.of(), called);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[a b] getClass", "[a b] size", "(say x) getClass", "[a=b] get a", "%(1+1)", "({say x}) getClass", "$.commands getClass", "(bundleContext) getBundles", "[a] class forName java.lang.Runtime",
			"$session getClass", "$.context getBundles", "x = [a b]; $x getClass", "x = {say y}; $x getClass" })
	void noMethodIsEverCalledEvenWithoutTheGate(final String line) {
		Object result;
		try {
			result = session.execute(line);
		} catch (final Exception e) {
			result = null;
		}
		final var got = result;
		assertFalse(got instanceof Class || got instanceof Number, () -> line + " gave " + got);
	}

	@Test
	void noFileIsWrittenOrReadEvenWithoutTheGate() throws Exception {
		final var file = folder.resolve("written");
		for (final var line : List.of("say x > " + file, "say x >> " + file, "say x > '" + file + "'", "say x &> " + file)) {
			assertTrue(refused(line), line);
			assertFalse(Files.exists(file), line);
		}
		final var secret = Files.writeString(folder.resolve("secret"), "hidden words");
		try {
			session.execute("say x < " + secret);
		} catch (final Exception e) {
			assertFalse(String.valueOf(e.getMessage()).contains("hidden"));
		}
		assertFalse(screen.take(Screen.MAX_BYTES).contains("hidden"));
	}

	private boolean refused(final String line) {
		try {
			session.execute(line);
			return false;
		} catch (final Exception e) {
			return true;
		}
	}

	@Test
	void theShellKnowsNothingButOurCommands() {
		assertEquals(Set.of("tandem:say"), processor.getCommands());
		assertNull(session.get(".context"));
		assertEquals(Set.of(), session.get(CommandSessionImpl.CONSTANTS));
		assertTrue(((Set<?>) session.get(CommandSessionImpl.COMMANDS)).equals(Set.of("tandem:say")));
	}
}
