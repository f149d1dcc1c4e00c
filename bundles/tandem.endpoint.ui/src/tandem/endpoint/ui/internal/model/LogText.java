// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a session's log for showing. Pure but for the file. */
final class LogText {

	/** Most bytes shown: the end of the log. */
	static final int MOST = 256 * 1024;

	private LogText() {
	}

	static String read(final Optional<Path> file) {
		if (file.isEmpty()) {
			return Messages.Log_none;
		}
		try (var channel = FileChannel.open(file.get())) {
			final var from = Math.max(0, channel.size() - MOST);
			final var bytes = ByteBuffer.allocate((int) Math.min(MOST, channel.size()));
			while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
				continue;
			}
			final var text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
			return from == 0 ? text : Messages.Log_cut + text.substring(text.indexOf('\n') + 1);
		} catch (final IOException e) {
			return Messages.Log_unreadable;
		}
	}
}
