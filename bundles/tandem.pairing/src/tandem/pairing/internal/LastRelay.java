// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import tandem.identity.SecretFile;
import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.session.host.Trouble;

/** The relay that worked last, one line in a file. What can't be read is as if there were none. */
final class LastRelay {

	private static final int MAX_BYTES = 512;

	private final Path file;
	private final Trouble trouble;

	LastRelay(final Path file, final Trouble trouble) {
		this.file = file;
		this.trouble = trouble;
	}

	Optional<Relay> read() {
		try {
			return Files.size(file) > MAX_BYTES ? Optional.empty() : Relay.read(Files.readString(file).strip(), Source.LAST_USED);
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		} catch (final IOException e) {
			trouble.report("The address of the relay used last can't be read.", e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	void write(final Relay relay) {
		try {
			Files.createDirectories(file.getParent());
			SecretFile.write(file, (relay.text() + '\n').getBytes(StandardCharsets.UTF_8));
		} catch (final IOException e) {
			trouble.report("The address of the relay can't be kept for the next time.", e); //$NON-NLS-1$
		}
	}
}
