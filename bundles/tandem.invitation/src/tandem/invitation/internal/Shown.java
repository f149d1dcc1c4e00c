// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.invitation.InvitationFacts;
import tandem.invitation.InvitationFormat;

/**
 * What {@code tandem invitation show} tells of an invitation.
 *
 * @param kind its format's, for programs
 * @param label its format's, for people
 */
record Shown(String kind, String label, InvitationFacts facts) {

	private static final String UNSAID = "not said"; //$NON-NLS-1$

	static Shown of(final InvitationFormat format, final InvitationFacts facts) {
		return new Shown(format.kind(), format.label(), facts);
	}

	String json() {
		final var json = new JsonObject();
		json.addProperty("kind", kind); //$NON-NLS-1$
		json.addProperty("user", facts.user().orElse(null)); //$NON-NLS-1$
		json.addProperty("computer", facts.computer().orElse(null)); //$NON-NLS-1$
		final var list = new JsonArray();
		for (final var address : facts.addresses()) {
			final var entry = new JsonObject();
			entry.addProperty("host", address.host()); //$NON-NLS-1$
			entry.addProperty("port", address.port()); //$NON-NLS-1$
			entry.addProperty("kind", address.kind().word()); //$NON-NLS-1$
			list.add(entry);
		}
		json.add("addresses", list); //$NON-NLS-1$
		json.addProperty("issued", facts.issued().map(Instant::toString).orElse(null)); //$NON-NLS-1$
		json.addProperty("expires", facts.expires().map(Instant::toString).orElse(null)); //$NON-NLS-1$
		json.addProperty("verified", facts.verified()); //$NON-NLS-1$
		return new GsonBuilder().serializeNulls().disableHtmlEscaping().create().toJson(json);
	}

	String text(final Instant now) {
		final var out = new StringBuilder();
		line(out, "Kind", label); //$NON-NLS-1$
		line(out, "From", facts.user().orElse(UNSAID) + (facts.verified() ? "" : " (unverified)")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		line(out, "Computer", facts.computer().orElse(UNSAID)); //$NON-NLS-1$
		line(out, "Made", facts.issued().map(Shown::time).orElse(UNSAID)); //$NON-NLS-1$
		line(out, "Expires", facts.expires().map(end -> time(end) + (now.isBefore(end) ? "" : " (over)")).orElse(UNSAID)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		facts.addresses().forEach(address -> line(out, "Address", address + " (" + address.kind().word() + ')')); //$NON-NLS-1$ //$NON-NLS-2$
		return out.toString();
	}

	private static void line(final StringBuilder out, final String name, final String value) {
		out.append(String.format("%-9s %s%n", name, value)); //$NON-NLS-1$
	}

	private static String time(final Instant instant) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(instant);
	}
}
