// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tandem.identity.internal.GuessFile;
import tandem.identity.internal.ProcessLock;

/** Another process that spends guesses: it writes one line for each that it has spent, when it is on the disk. */
final class LedgerProcess {

	static final byte[] ID = { 1, 2, 3 };

	private static final List<Class<?>> NEEDED = List.of(LedgerProcess.class, GuessLedger.class, GuessFile.class, ProcessLock.class, SecretFile.class);

	private LedgerProcess() {
	}

	/** @param arguments the ledger, how often to spend, the limit */
	public static void main(final String... arguments) throws IOException {
		final var times = Integer.parseInt(arguments[1]);
		try (var ledger = new GuessLedger(Path.of(arguments[0]))) {
			for (var i = 0; i < times; i++) {
				if (ledger.spend(ID, Integer.parseInt(arguments[2])).isPresent()) {
					System.out.println("spent");
				}
			}
		}
	}

	/**
	 * Starts one.
	 *
	 * @param classes an empty folder, where the classes that it needs go
	 * @param said gets its lines
	 */
	static Process start(final Path classes, final Path said, final Path ledger, final int times, final int limit) throws IOException {
		for (final var type : NEEDED.stream().flatMap(type -> Stream.of(type.getNestMembers())).toList()) {
			final var name = type.getName().replace('.', '/') + ".class";
			final var copy = classes.resolve(name);
			Files.createDirectories(copy.getParent());
			try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
				Files.write(copy, in.readAllBytes());
			}
		}
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", classes.toString(),
				LedgerProcess.class.getName(), ledger.toString(), Integer.toString(times), Integer.toString(limit))
						.redirectOutput(said.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}
}
