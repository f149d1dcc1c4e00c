// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An invitation written anew for FreeRDP, which reads UTF-8 alone and looks for the attributes as Windows 7 writes them. Tickets stay as
 * they are: the sharer's Windows compares them.
 */
final class FreeRdpTicket {

	private FreeRdpTicket() {
	}

	static String of(final OpenedWindowsInvitation opened) {
		final var parts = opened.invitation().parts();
		if (!parts.bare().isEmpty()) {
			return parts.bare();
		}
		final var out = new StringBuilder("<?xml version=\"1.0\"?><UPLOADINFO TYPE=\"Escalated\"><UPLOADDATA"); //$NON-NLS-1$
		put(out, "USERNAME", parts.user()); //$NON-NLS-1$
		if (parts.sealed().length > 0) {
			put(out, "LHTICKET", HexFormat.of().withUpperCase().formatHex(parts.sealed())); //$NON-NLS-1$
		}
		if (!opened.clearTicket().isEmpty()) {
			put(out, "RCTICKET", opened.clearTicket()); //$NON-NLS-1$
		}
		put(out, "PassStub", parts.passStub()); //$NON-NLS-1$
		put(out, "RCTICKETENCRYPTED", parts.rcEncrypted() ? "1" : "0"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		put(out, "DtStart", String.valueOf(parts.issued().map(Instant::getEpochSecond).orElse(0L))); //$NON-NLS-1$
		put(out, "DtLength", String.valueOf(parts.lifetime().map(Duration::toMinutes).orElse(0L))); //$NON-NLS-1$
		put(out, "L", parts.lowBandwidth() ? "1" : "0"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return out.append("/></UPLOADINFO>").toString(); //$NON-NLS-1$
	}

	private static void put(final StringBuilder out, final String name, final String value) {
		out.append(' ').append(name).append("=\"").append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")).append('"'); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
	}
}
