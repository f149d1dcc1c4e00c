// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import tandem.invitation.windows.WindowsInvitationException.Problem;

/**
 * Reads the little XML that tickets are made of: elements and attributes. It is more patient than XML where Windows is careless (no space
 * between two attributes, a declaration that names no charset, names in another case) and knows nothing that could be turned against it:
 * document types, entities of one's own and CDATA are refused, every other cost is bounded by the text's length.
 */
final class TicketReader {

	private static final int MAX_DEPTH = 8;

	private static final int MAX_ELEMENTS = 512;

	private static final int MAX_ATTRIBUTES = 64;

	private static final int MAX_ENTITY = 10;

	private static final int HEX = 16;

	private final String text;

	private final Deque<Element> open = new ArrayDeque<>();

	private Element root;

	private int elements;

	private int at;

	private TicketReader(final String text) {
		this.text = text;
	}

	/**
	 * Reads a text of one element with others in it.
	 *
	 * @throws WindowsInvitationException where it isn't that
	 */
	static Element read(final String text) throws WindowsInvitationException {
		return new TicketReader(text).read();
	}

	private Element read() throws WindowsInvitationException {
		while (root == null || !open.isEmpty()) {
			blank();
			if (at >= text.length()) {
				throw root == null ? not("no element") : WindowsInvitationException.damaged("an element has no end"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (text.charAt(at) != '<') {
				throw root == null ? not("text before the first element") : WindowsInvitationException.damaged("text between elements"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (text.startsWith("<?", at)) { //$NON-NLS-1$
				skipPast("?>"); //$NON-NLS-1$
			} else if (text.startsWith("<!--", at)) { //$NON-NLS-1$
				skipPast("-->"); //$NON-NLS-1$
			} else if (text.startsWith("<!", at)) { //$NON-NLS-1$
				throw new WindowsInvitationException(Problem.FORBIDDEN, "a declaration"); //$NON-NLS-1$
			} else if (text.startsWith("</", at)) { //$NON-NLS-1$
				end();
			} else {
				start();
			}
		}
		rest();
		return root;
	}

	/** What follows: blanks and comments; mail programs are known to add more of nothing. */
	private void rest() throws WindowsInvitationException {
		blank();
		while (text.startsWith("<!--", at)) { //$NON-NLS-1$
			skipPast("-->"); //$NON-NLS-1$
			blank();
		}
		if (at < text.length()) {
			throw WindowsInvitationException.damaged("something follows the end"); //$NON-NLS-1$
		}
	}

	private void start() throws WindowsInvitationException {
		at++;
		final var name = name();
		final Map<String, String> attributes = new HashMap<>();
		while (true) {
			blank();
			if (text.startsWith("/>", at) || text.startsWith(">", at)) { //$NON-NLS-1$ //$NON-NLS-2$
				break;
			}
			final var key = name();
			final var value = value();
			if (attributes.size() == MAX_ATTRIBUTES || attributes.putIfAbsent(key, value) != null) {
				throw WindowsInvitationException.damaged("attribute twice, or too many of them"); //$NON-NLS-1$
			}
		}
		final var element = new Element(name, Map.copyOf(attributes), new ArrayList<>());
		if (++elements > MAX_ELEMENTS || open.size() == MAX_DEPTH) {
			throw WindowsInvitationException.damaged("too many elements"); //$NON-NLS-1$
		}
		if (root == null) {
			root = element;
		} else {
			open.element().children().add(element);
		}
		if (text.charAt(at) == '/') {
			at += 2;
		} else {
			at++;
			open.push(element);
		}
	}

	private void end() throws WindowsInvitationException {
		at += 2;
		final var name = name();
		blank();
		if (open.isEmpty() || !open.pop().name().equals(name) || !text.startsWith(">", at)) { //$NON-NLS-1$
			throw WindowsInvitationException.damaged("an end that ends nothing"); //$NON-NLS-1$
		}
		at++;
	}

	private String name() throws WindowsInvitationException {
		final int from = at;
		while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "_-.:".indexOf(text.charAt(at)) >= 0)) { //$NON-NLS-1$
			at++;
		}
		if (from == at) {
			throw root == null && open.isEmpty() && from < 2 ? not("no element") : WindowsInvitationException.damaged("a name is missing"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return text.substring(from, at).toUpperCase(Locale.ROOT);
	}

	private String value() throws WindowsInvitationException {
		blank();
		if (!text.startsWith("=", at)) { //$NON-NLS-1$
			throw WindowsInvitationException.damaged("an attribute without a value"); //$NON-NLS-1$
		}
		at++;
		blank();
		final char quote = at < text.length() ? text.charAt(at) : 0;
		if (quote != '"' && quote != '\'') {
			throw WindowsInvitationException.damaged("a value without quotes"); //$NON-NLS-1$
		}
		final int from = ++at;
		at = text.indexOf(quote, from);
		if (at < 0) {
			throw WindowsInvitationException.damaged("a value has no end"); //$NON-NLS-1$
		}
		final var raw = text.substring(from, at++);
		if (raw.indexOf('<') >= 0) {
			throw WindowsInvitationException.damaged("a value has no end"); //$NON-NLS-1$
		}
		return raw.indexOf('&') < 0 ? raw : unescape(raw);
	}

	private static String unescape(final String raw) throws WindowsInvitationException {
		final var out = new StringBuilder(raw.length());
		int from = 0;
		for (int and = raw.indexOf('&'); and >= 0; and = raw.indexOf('&', from)) {
			final int end = raw.indexOf(';', and);
			if (end < 0 || end - and > MAX_ENTITY) {
				throw WindowsInvitationException.damaged("an & that begins nothing"); //$NON-NLS-1$
			}
			out.append(raw, from, and).append(character(raw.substring(and + 1, end)));
			from = end + 1;
		}
		return out.append(raw, from, raw.length()).toString();
	}

	private static String character(final String name) throws WindowsInvitationException {
		return switch (name) {
		case "amp" -> "&"; //$NON-NLS-1$ //$NON-NLS-2$
		case "lt" -> "<"; //$NON-NLS-1$ //$NON-NLS-2$
		case "gt" -> ">"; //$NON-NLS-1$ //$NON-NLS-2$
		case "quot" -> "\""; //$NON-NLS-1$ //$NON-NLS-2$
		case "apos" -> "'"; //$NON-NLS-1$ //$NON-NLS-2$
		default -> numbered(name);
		};
	}

	private static String numbered(final String name) throws WindowsInvitationException {
		if (!name.startsWith("#")) { //$NON-NLS-1$
			throw new WindowsInvitationException(Problem.FORBIDDEN, "an entity of its own"); //$NON-NLS-1$
		}
		try {
			final int code = name.startsWith("#x") ? Integer.parseInt(name.substring(2), HEX) : Integer.parseInt(name.substring(1)); //$NON-NLS-1$
			if (code > 0 && Character.isValidCodePoint(code) && !(Character.isBmpCodePoint(code) && Character.isSurrogate((char) code))) {
				return Character.toString(code);
			}
		} catch (final NumberFormatException e) {
			throw new WindowsInvitationException(Problem.DAMAGED, "a character without a number", e); //$NON-NLS-1$
		}
		throw WindowsInvitationException.damaged("a character that doesn't exist"); //$NON-NLS-1$
	}

	private void blank() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
	}

	private void skipPast(final String end) throws WindowsInvitationException {
		final int found = text.indexOf(end, at);
		if (found < 0) {
			throw root == null ? not("cut short") : WindowsInvitationException.damaged("cut short"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		at = found + end.length();
	}

	private static WindowsInvitationException not(final String detail) {
		return new WindowsInvitationException(Problem.NOT_AN_INVITATION, detail);
	}
}
