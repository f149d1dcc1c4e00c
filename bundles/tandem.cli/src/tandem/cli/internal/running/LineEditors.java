// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Where lines come from: a person at a terminal, or a pipe. */
interface LineEditors {

	/** Reads lines. */
	interface LineEditor extends AutoCloseable {

		/** The next line, or empty at the end. */
		Optional<String> read() throws IOException;

		@Override
		default void close() throws IOException {
			// nothing is held
		}
	}

	/** Begins to read lines for a console. */
	LineEditor open(ConsoleLink link) throws IOException;

	/** Those of this process. */
	static LineEditors system() {
		return link -> System.console() != null && System.console().isTerminal() ? new Edited(link) : new Piped();
	}

	/** Lines from a pipe or a file. */
	final class Piped implements LineEditor {

		private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

		@Override
		public Optional<String> read() throws IOException {
			return Optional.ofNullable(in.readLine());
		}
	}

	/** Lines that a person edits, with history of this conversation and completion. */
	final class Edited implements LineEditor {

		private final Terminal terminal;
		private final LineReader reader;
		private final String prompt;

		Edited(final ConsoleLink link) throws IOException {
			terminal = TerminalBuilder.builder().system(true).build();
			terminal.handle(Terminal.Signal.INT, signal -> Thread.ofVirtual().start(link::stop));
			final Completer completer = (line, parsed, candidates) -> link.completions(parsed.line().substring(0, parsed.cursor()))
					.forEach(word -> candidates.add(new Candidate(word)));
			reader = LineReaderBuilder.builder().appName("tandem").terminal(terminal).completer(completer) //$NON-NLS-1$
					.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
			prompt = link.product() + "> "; //$NON-NLS-1$
		}

		@Override
		public Optional<String> read() {
			while (true) {
				try {
					return Optional.of(reader.readLine(prompt));
				} catch (final UserInterruptException e) {
					continue;
				} catch (final EndOfFileException e) {
					return Optional.empty();
				}
			}
		}

		@Override
		public void close() throws IOException {
			terminal.close();
		}
	}
}
