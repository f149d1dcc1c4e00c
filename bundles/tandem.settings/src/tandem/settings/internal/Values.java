// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import org.eclipse.osgi.util.NLS;

import tandem.settings.Setting;

/**
 * The values in one file; unknown names are left for newer versions, anything else that is wrong voids the whole file. Immutable.
 *
 * @param values allowed ones; none where anything is wrong
 * @param whole all that stands in the file, unknown names too; empty where anything is wrong
 * @param trouble what is wrong, in words for the person who edits the file
 * @param warnings names that nobody knows here, in words for the same person
 */
record Values(Map<Setting<?>, Object> values, JsonObject whole, Optional<String> trouble, List<String> warnings) {

	/** Largest file read. */
	static final int MAX_BYTES = 1 << 16;

	/** A file that does not exist. */
	static final Values NONE = new Values(Map.of(), new JsonObject(), Optional.empty(), List.of());

	/** Reads a person's file; one that does not exist has no values and no trouble. */
	static Values read(final Path file) {
		return read(file, Set.of(StandardOpenOption.READ));
	}

	/** Reads a file that must not be a link; one that does not exist has no values and no trouble. */
	static Values readItself(final Path file) {
		return read(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
	}

	private static Values read(final Path file, final Set<? extends OpenOption> options) {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			return wrong(NLS.bind(Messages.File_notFile, file));
		}
		try (var channel = Files.newByteChannel(file, options)) {
			return parse(file, text(channel));
		} catch (final NoSuchFileException e) {
			return NONE;
		} catch (final CharacterCodingException e) {
			return wrong(NLS.bind(Messages.File_notText, file));
		} catch (final TooLargeException e) {
			return wrong(NLS.bind(Messages.File_tooLarge, file, String.valueOf(MAX_BYTES)));
		} catch (final IOException e) {
			return wrong(NLS.bind(Messages.File_cantRead, file, e.getMessage()));
		}
	}

	private static String text(final SeekableByteChannel channel) throws IOException {
		final var bytes = ByteBuffer.allocate(MAX_BYTES + 1);
		while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
			continue;
		}
		if (!bytes.hasRemaining()) {
			throw new TooLargeException();
		}
		return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
	}

	private static Values parse(final Path file, final String text) {
		try {
			final var reader = new JsonReader(new StringReader(text));
			if (!(new Gson().getAdapter(JsonElement.class).read(reader) instanceof final JsonObject object) || reader.peek() != JsonToken.END_DOCUMENT) {
				return wrong(NLS.bind(Messages.File_notObject, file));
			}
			final var values = new HashMap<Setting<?>, Object>();
			object.asMap().forEach((key, element) -> Setting.named(key).ifPresent(setting -> values.put(setting, Json.value(setting, element))));
			final var warnings = object.keySet().stream().filter(key -> Setting.named(key).isEmpty()).map(key -> unknown(file, key)).toList();
			return new Values(Map.copyOf(values), object, Optional.empty(), warnings);
		} catch (final JsonParseException | IllegalArgumentException | IOException e) {
			return wrong(NLS.bind(Messages.File_wrong, file, e.getMessage()));
		}
	}

	private static String unknown(final Path file, final String key) {
		final var shown = key.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"); //$NON-NLS-1$ //$NON-NLS-2$
		return Nearest.to(key).map(name -> NLS.bind(Messages.File_unknownNear, new Object[] { file, shown, name })).orElseGet(() -> NLS.bind(Messages.File_unknown, file, shown));
	}

	/** Nothing is to be believed. */
	static Values wrong(final String trouble) {
		return new Values(Map.of(), new JsonObject(), Optional.of(trouble), List.of());
	}

	private static final class TooLargeException extends IOException {

		private static final long serialVersionUID = 1L;
	}
}
