// SPDX-License-Identifier: EPL-2.0
package tandem.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;

import tandem.local.AlreadyRunningException;
import tandem.local.LocalServer;
import tandem.local.Verb;

class SocketsTest {

	private static final String PRODUCT = "workbench";

	private final List<String> opened = new CopyOnWriteArrayList<>();
	/** Short, because a socket's path may have about 100 characters only. */
	private Path folder;
	private Sockets sockets;
	private SocketServer server;
	private SocketClient client;

	@BeforeEach
	void begin() throws IOException {
		folder = Files.createTempDirectory("tl");
		sockets = new Sockets(folder.resolve("tandem"));
		server = new SocketServer(sockets);
		client = new SocketClient(sockets, Duration.ofSeconds(10));
		server.addVerb(new Opening());
	}

	@AfterEach
	void clean() throws IOException {
		try (var files = Files.walk(folder)) {
			for (final var file : files.toList().reversed()) {
				Files.delete(file);
			}
		}
	}

	private static JsonObject file(final String name) {
		final var arguments = new JsonObject();
		arguments.addProperty("file", name);
		return arguments;
	}

	private Optional<JsonObject> open(final String name) throws IOException {
		return client.ask(PRODUCT, "open-invitation", file(name));
	}

	@Test
	void handsArgumentsToTheRunningInstance() throws IOException {
		try (var serving = server.serve(PRODUCT)) {
			assertEquals("opened a", open("a").orElseThrow().get("did").getAsString());
			assertEquals(List.of("a"), opened);
		}
		assertEquals(Optional.empty(), open("b"));
	}

	@Test
	void nobodyElseCanEnterTheFolder() throws IOException {
		try (var serving = server.serve(PRODUCT)) {
			assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sockets.folder())));
		}
	}

	@Test
	void aFolderThatWasOpenIsClosedFirst() throws IOException {
		Files.createDirectory(sockets.folder(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		Files.setPosixFilePermissions(sockets.folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
		try (var serving = server.serve(PRODUCT)) {
			assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sockets.folder())));
		}
	}

	@Test
	void aLinkInsteadOfTheFolderIsRefused() throws IOException {
		Files.createSymbolicLink(sockets.folder(), Files.createDirectory(folder.resolve("elsewhere")));
		assertThrows(IOException.class, () -> server.serve(PRODUCT));
	}

	@Test
	void oneInstanceOfAProduct() throws IOException {
		try (var serving = server.serve(PRODUCT)) {
			assertThrows(AlreadyRunningException.class, () -> new SocketServer(sockets).serve(PRODUCT));
			assertTrue(open("still answers").isPresent());
			server.serve("endpoint").close();
		}
		server.serve(PRODUCT).close();
	}

	@Test
	void aSocketThatAKilledInstanceLeftIsReplaced() throws IOException {
		sockets.make();
		final var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		dead.bind(UnixDomainSocketAddress.of(sockets.of(PRODUCT)));
		dead.close();
		assertTrue(Files.exists(sockets.of(PRODUCT)));
		assertEquals(Optional.empty(), open("a"));
		try (var serving = server.serve(PRODUCT)) {
			assertTrue(open("a").isPresent());
		}
	}

	@Test
	void refusesInWords() throws IOException {
		try (var serving = server.serve(PRODUCT)) {
			assertEquals("It can't do that.", assertThrows(IOException.class, () -> client.ask(PRODUCT, "allow", new JsonObject())).getMessage());
			assertEquals("No file.", assertThrows(IOException.class, () -> client.ask(PRODUCT, "open-invitation", new JsonObject())).getMessage());
		}
	}

	@Test
	void aVerbOfAnotherProductIsNotReached() throws IOException {
		try (var serving = server.serve("endpoint")) {
			assertThrows(IOException.class, () -> client.ask("endpoint", "open-invitation", file("a")));
		}
		assertEquals(List.of(), opened);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "GET / HTTP/1.1\n", "{\"tandem\":1}\n", "{\"tandem\":1,\"verb\":\"open-invitation\"}\n",
			"{\"tandem\":1,\"verb\":[],\"arguments\":{}}\n", "{\"tandem\":9,\"verb\":\"open-invitation\",\"arguments\":{}}\n" })
	void badRequestsAreRefusedAndTheNextIsAnswered(final String request) throws IOException {
		try (var serving = server.serve(PRODUCT)) {
			try (var raw = SocketChannel.open(UnixDomainSocketAddress.of(sockets.of(PRODUCT)))) {
				raw.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
				assertTrue(Line.read(Channels.newInputStream(raw)).has("refused"));
			}
			assertTrue(open("a").isPresent());
		}
		assertEquals(List.of("a"), opened);
	}

	@Test
	void aVerbThatFailsIsAnsweredAndCostsNoPlace() throws IOException {
		final var noText = new JsonObject();
		noText.add("file", new JsonObject());
		try (var serving = server.serve(PRODUCT)) {
			for (var i = 0; i < 50; i++) {
				final var refused = assertThrows(IOException.class, () -> client.ask(PRODUCT, "open-invitation", noText));
				assertFalse(String.valueOf(refused.getMessage()).contains("closed the line"), refused.getMessage());
			}
			tandem.testsupport.Await.until("answered", () -> answered());
		}
	}

	@Test
	void aClientThatHangsUpHurtsNobody() throws IOException {
		try (var serving = server.serve(PRODUCT)) {
			for (var i = 0; i < 50; i++) {
				SocketChannel.open(UnixDomainSocketAddress.of(sockets.of(PRODUCT))).close();
			}
			tandem.testsupport.Await.until("answered", () -> answered());
		}
	}

	private boolean answered() {
		try {
			return open("a").isPresent();
		} catch (final IOException e) {
			return false;
		}
	}

	@Test
	void anInstanceThatDoesNotAnswerIsGivenUp() throws IOException {
		sockets.make();
		final var impatient = new SocketClient(sockets, Duration.ofMillis(50));
		try (var mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			mute.bind(UnixDomainSocketAddress.of(sockets.of(PRODUCT)));
			assertThrows(IOException.class, () -> impatient.ask(PRODUCT, "open-invitation", file("a")));
		}
	}

	@Test
	void namesThatAreNoProductsAreRefused() {
		for (final var name : List.of("", "../x", "A", "x".repeat(33), "a/b")) {
			assertThrows(IllegalArgumentException.class, () -> sockets.of(name));
		}
		assertFalse(Files.exists(sockets.folder()));
	}

	private final class Opening implements Verb {

		@Override
		public String product() {
			return PRODUCT;
		}

		@Override
		public String name() {
			return "open-invitation";
		}

		@Override
		public JsonObject handle(final JsonObject arguments) {
			if (!arguments.has("file")) {
				throw new IllegalArgumentException("No file.");
			}
			final var name = arguments.get("file").getAsString();
			opened.add(name);
			final var answer = new JsonObject();
			answer.addProperty("did", "opened " + name);
			return answer;
		}
	}
}
