// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.invitation.OpenedInvitation;
import tandem.invitation.SealedInvitation;
import tandem.invitation.windows.OpenedWindowsInvitation;
import tandem.invitation.windows.WindowsAddress;
import tandem.invitation.windows.WindowsInvitation;

/**
 * What {@code tandem invitation show} tells of an invitation of either kind.
 *
 * @param kind {@code tandem} or {@code windows}
 * @param addresses those known: all once it is opened
 * @param verified whether its password opened it
 */
record Shown(String kind, Optional<String> user, Optional<String> computer, List<WindowsAddress> addresses, Optional<Instant> issued, Optional<Instant> expires,
		boolean verified) {

	private static final String UNSAID = "not said"; //$NON-NLS-1$

	static Shown of(final SealedInvitation sealed, final Optional<OpenedInvitation> opened) {
		final var addresses = opened.map(OpenedInvitation::addresses).orElse(List.of()).stream().map(WindowsAddress::named).flatMap(Optional::stream).toList();
		return new Shown("tandem", said(sealed.from()), said(sealed.computer()), addresses, Optional.of(sealed.made()), Optional.of(sealed.expires()), opened.isPresent()); //$NON-NLS-1$
	}

	static Shown of(final WindowsInvitation sealed, final Optional<OpenedWindowsInvitation> opened) {
		return new Shown("windows", said(sealed.user()), opened.flatMap(OpenedWindowsInvitation::computer), //$NON-NLS-1$
				opened.map(OpenedWindowsInvitation::addresses).orElse(sealed.clearAddresses()), sealed.issued(), sealed.expires(),
				opened.filter(OpenedWindowsInvitation::isPasswordProven).isPresent());
	}

	private static Optional<String> said(final String text) {
		return Optional.of(text).filter(Predicate.not(String::isBlank));
	}

	String json() {
		final var json = new JsonObject();
		json.addProperty("kind", kind); //$NON-NLS-1$
		json.addProperty("user", user.orElse(null)); //$NON-NLS-1$
		json.addProperty("computer", computer.orElse(null)); //$NON-NLS-1$
		final var list = new JsonArray();
		for (final var address : addresses) {
			final var entry = new JsonObject();
			entry.addProperty("host", address.host()); //$NON-NLS-1$
			entry.addProperty("port", address.port()); //$NON-NLS-1$
			entry.addProperty("kind", address.kind().word()); //$NON-NLS-1$
			list.add(entry);
		}
		json.add("addresses", list); //$NON-NLS-1$
		json.addProperty("issued", issued.map(Instant::toString).orElse(null)); //$NON-NLS-1$
		json.addProperty("expires", expires.map(Instant::toString).orElse(null)); //$NON-NLS-1$
		json.addProperty("verified", verified); //$NON-NLS-1$
		return new GsonBuilder().serializeNulls().disableHtmlEscaping().create().toJson(json);
	}

	String text(final Instant now) {
		final var out = new StringBuilder();
		line(out, "Kind", kind.equals("windows") ? "Windows Remote Assistance" : "Tandem"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		line(out, "From", user.orElse(UNSAID) + (verified ? "" : " (unverified)")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		line(out, "Computer", computer.orElse(UNSAID)); //$NON-NLS-1$
		line(out, "Made", issued.map(Shown::time).orElse(UNSAID)); //$NON-NLS-1$
		line(out, "Expires", expires.map(end -> time(end) + (now.isBefore(end) ? "" : " (over)")).orElse(UNSAID)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		addresses.forEach(address -> line(out, "Address", address + " (" + address.kind().word() + ')')); //$NON-NLS-1$ //$NON-NLS-2$
		return out.toString();
	}

	private static void line(final StringBuilder out, final String name, final String value) {
		out.append(String.format("%-9s %s%n", name, value)); //$NON-NLS-1$
	}

	private static String time(final Instant instant) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(instant);
	}
}
