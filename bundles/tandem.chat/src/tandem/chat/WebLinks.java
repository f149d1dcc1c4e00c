// SPDX-License-Identifier: EPL-2.0
package tandem.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Web addresses in what somebody wrote. Only what {@link URI} reads as an {@code http} or {@code https} address with a host of plain letters is one,
 * so that nobody is shown another host than the browser goes to. Pure.
 */
public final class WebLinks {

	private static final Pattern CANDIDATE = Pattern.compile("(?i)\\bhttps?://[!-~]+"); //$NON-NLS-1$

	private static final String TAIL = ".,;:!?)]}>'\""; //$NON-NLS-1$

	/** Longest address. */
	private static final int LONGEST = 2_000;

	/**
	 * An address in a text.
	 *
	 * @param start index of its first UTF-16 unit
	 * @param end index after its last
	 * @param address absolute
	 */
	public record WebLink(int start, int end, URI address) {

		/** Where it leads: the host, and the port where it is no usual one. */
		public String host() {
			return address.getPort() < 0 ? address.getHost() : address.getHost() + ':' + address.getPort();
		}
	}

	private WebLinks() {
	}

	/** All addresses of a text, in order. */
	public static List<WebLink> of(final String text) {
		final var links = new ArrayList<WebLink>();
		final var found = CANDIDATE.matcher(text);
		while (found.find()) {
			var end = found.end();
			while (end > found.start() && TAIL.indexOf(text.charAt(end - 1)) >= 0) {
				end--;
			}
			// What goes on in other letters would be cut in its middle: another host, or another page.
			final var whole = found.end() == text.length() || Character.isWhitespace(text.charAt(found.end()));
			final var last = end;
			if (whole) {
				parse(text.substring(found.start(), end)).ifPresent(address -> links.add(new WebLink(found.start(), last, address)));
			}
		}
		return List.copyOf(links);
	}

	private static Optional<URI> parse(final String text) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		try {
			final var address = new URI(text).parseServerAuthority();
			return Optional.of(address).filter(uri -> uri.getHost() != null && uri.getUserInfo() == null);
		} catch (final URISyntaxException e) {
			return Optional.empty();
		}
	}
}
