// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import tandem.session.Role;
import tandem.session.internal.Messages;

/** Writes saved session logs for others: one document for all that are chosen. Pure but for {@link #write}. */
public final class SessionLogExport {

	/** The form of the document. */
	public enum Form {
		/** A page for a browser, without scripts or anything from elsewhere. */
		HTML("html"), //$NON-NLS-1$
		/** One JSON object a line, as in the logs, with {@code session} and {@code role} added. */
		JSON_LINES("jsonl"), //$NON-NLS-1$
		/** Sentences. */
		TEXT("txt"); //$NON-NLS-1$

		private final String ending;

		Form(final String ending) {
			this.ending = ending;
		}

		/** How its files end, without the dot. */
		public String ending() {
			return ending;
		}

		/** The form that a file's name asks for; text where it asks for none. */
		public static Form of(final Path file) {
			final var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
			return name.endsWith(".html") || name.endsWith(".htm") ? HTML : name.endsWith(".jsonl") || name.endsWith(".json") ? JSON_LINES : TEXT; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
	}

	private static final String STYLE = "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#222;background:#fff}" //$NON-NLS-1$
			+ "h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #ccc}" //$NON-NLS-1$
			+ "td:first-child{white-space:nowrap;font-variant-numeric:tabular-nums}td:last-child{overflow-wrap:anywhere}" //$NON-NLS-1$
			+ "@media(prefers-color-scheme:dark){body{color:#ddd;background:#1e1e1e}td,th{border-color:#555}}"; //$NON-NLS-1$

	private final DateTimeFormatter time;
	private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

	/** @param zone in which times are told to people; JSON has instants */
	public SessionLogExport(final ZoneId zone) {
		time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone); //$NON-NLS-1$
	}

	/**
	 * Writes a document that only this person can read, whole or not at all; a file of that name is replaced.
	 *
	 * @throws IOException where it can't be written
	 */
	public void write(final Collection<SavedSession> sessions, final Form form, final Path file) throws IOException {
		final var whole = file.toAbsolutePath();
		final var part = whole.resolveSibling(whole.getFileName() + ".part"); //$NON-NLS-1$
		Files.deleteIfExists(part);
		try {
			try (Writer out = Channels.newWriter(Files.newByteChannel(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly()),
					StandardCharsets.UTF_8)) {
				out.write(document(sessions, form));
			}
			Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	private static FileAttribute<?>[] ownersOnly() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix") //$NON-NLS-1$
				? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) } //$NON-NLS-1$
				: new FileAttribute<?>[0];
	}

	/** The document. */
	public String document(final Collection<SavedSession> sessions, final Form form) {
		return switch (form) {
		case HTML -> html(sessions);
		case JSON_LINES -> jsonLines(sessions);
		case TEXT -> text(sessions);
		};
	}

	private String text(final Collection<SavedSession> sessions) {
		final var text = new StringBuilder();
		for (final var session : sessions) {
			text.append(text.isEmpty() ? "" : "\n").append(title(session)).append('\n'); //$NON-NLS-1$ //$NON-NLS-2$
			session.lines().forEach(line -> text.append(time.format(line.when())).append("  ").append(line.event().text()).append('\n')); //$NON-NLS-1$
		}
		return text.toString();
	}

	private String jsonLines(final Collection<SavedSession> sessions) {
		final var text = new StringBuilder();
		for (final var session : sessions) {
			for (final var line : session.lines()) {
				final var json = new JsonObject();
				json.addProperty("session", session.file().getFileName().toString().replaceFirst("\\.jsonl$", "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				session.role().ifPresent(role -> json.addProperty("role", role.name().toLowerCase(Locale.ROOT))); //$NON-NLS-1$
				json.addProperty("time", line.when().toString()); //$NON-NLS-1$
				json.addProperty("kind", line.event().kind().name().toLowerCase(Locale.ROOT).replace('_', '-')); //$NON-NLS-1$
				json.addProperty("text", line.event().text()); //$NON-NLS-1$
				if (!line.event().facts().isEmpty()) {
					json.add("facts", gson.toJsonTree(line.event().facts())); //$NON-NLS-1$
				}
				text.append(gson.toJson(json)).append('\n');
			}
		}
		return text.toString();
	}

	private String html(final Collection<SavedSession> sessions) {
		final var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"").append(Locale.getDefault().toLanguageTag()).append("\"><head><meta charset=\"utf-8\">") //$NON-NLS-1$ //$NON-NLS-2$
				.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">") //$NON-NLS-1$
				.append("<meta name=\"viewport\" content=\"width=device-width\"><title>").append(escaped(Messages.Export_title)).append("</title><style>").append(STYLE) //$NON-NLS-1$ //$NON-NLS-2$
				.append("</style></head><body>\n<h1>").append(escaped(Messages.Export_title)).append("</h1>\n"); //$NON-NLS-1$ //$NON-NLS-2$
		for (final var session : sessions) {
			page.append("<h2>").append(escaped(title(session))).append("</h2>\n<table><thead><tr><th>").append(escaped(Messages.Export_time)).append("</th><th>") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					.append(escaped(Messages.Export_what)).append("</th></tr></thead><tbody>\n"); //$NON-NLS-1$
			session.lines().forEach(line -> page.append("<tr><td>").append(time.format(line.when())).append("</td><td>").append(escaped(line.event().text())) //$NON-NLS-1$ //$NON-NLS-2$
					.append("</td></tr>\n")); //$NON-NLS-1$
			page.append("</tbody></table>\n"); //$NON-NLS-1$
		}
		return page.append("</body></html>\n").toString(); //$NON-NLS-1$
	}

	/** Who helped whom, and when. */
	private String title(final SavedSession session) {
		final var who = session.who().isEmpty() ? Messages.Export_somebody : session.who();
		final var pattern = session.role().map(role -> role == Role.SHARER ? Messages.Export_helpedHere : Messages.Export_helpedThere).orElse(Messages.Export_with);
		return NLS.bind(pattern, who, time.format(session.began()));
	}

	/** A time as the documents tell it. */
	public String time(final Instant when) {
		return time.format(when);
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
	}
}
