// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

import tandem.invitation.AddressKind;
import tandem.invitation.windows.AddressProbe.Outcome;
import tandem.invitation.windows.WindowsAddress;
import tandem.invitation.windows.WindowsInvitation;
import tandem.invitation.windows.WindowsInvitationException.Problem;

/** What an invitation of Windows and the probes of its addresses mean, in words. Pure. */
final class WindowsTexts {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

	/** Kinds that only their own neighbourhood reaches. */
	private static final Set<AddressKind> NEAR = EnumSet.of(AddressKind.LINK_LOCAL, AddressKind.PRIVATE, AddressKind.UNIQUE_LOCAL, AddressKind.SHARED, AddressKind.LOOPBACK,
			AddressKind.ISATAP);

	/** Tunnels that most networks have given up. */
	private static final Set<AddressKind> GONE = EnumSet.of(AddressKind.TEREDO, AddressKind.SIX_TO_FOUR);

	private WindowsTexts() {
	}

	static String problem(final Problem problem) {
		return switch (problem) {
		case NOT_AN_INVITATION -> Messages.windowsNone;
		case FORBIDDEN -> Messages.windowsForbidden;
		case DAMAGED -> Messages.windowsDamaged;
		case TOO_LARGE -> Messages.windowsTooLarge;
		case WRONG_PASSWORD -> Messages.windowsWrongPassword;
		case NO_ADDRESS -> Messages.windowsNoAddress;
		};
	}

	/** Who can reach an address of a kind. */
	static String kind(final AddressKind kind) {
		return switch (kind) {
		case NAME -> Messages.kindName;
		case LOOPBACK -> Messages.kindLoopback;
		case LINK_LOCAL -> Messages.kindLinkLocal;
		case PRIVATE, ISATAP -> Messages.kindPrivate;
		case UNIQUE_LOCAL -> Messages.kindUniqueLocal;
		case SHARED -> Messages.kindShared;
		case TEREDO -> Messages.kindTeredo;
		case SIX_TO_FOUR -> Messages.kindSixToFour;
		case PUBLIC -> Messages.kindPublic;
		case UNUSABLE -> Messages.kindUnusable;
		};
	}

	/** What came of an address; while nothing did, that it is tried. */
	static String outcome(final Optional<Outcome> outcome, final boolean probing) {
		return outcome.map(WindowsTexts::outcome).orElse(probing ? Messages.probeTrying : ""); //$NON-NLS-1$
	}

	private static String outcome(final Outcome outcome) {
		return switch (outcome) {
		case ANSWERS -> Messages.probeAnswers;
		case REFUSED -> Messages.probeRefused;
		case TIMED_OUT -> Messages.probeTimedOut;
		case NO_NETWORK -> Messages.probeNoNetwork;
		case NO_ROUTE -> Messages.probeNoRoute;
		case NAME_UNKNOWN -> Messages.probeNameUnknown;
		case NO_LINK -> Messages.probeNoLink;
		case SENSELESS -> Messages.probeSenseless;
		case CANCELLED -> Messages.probeCancelled;
		};
	}

	static String issued(final WindowsInvitation invitation) {
		return invitation.issued().map(WindowsTexts::when).orElse(Messages.windowsUnsaid);
	}

	static String expires(final WindowsInvitation invitation, final Instant now) {
		return invitation.expires().map(end -> now.isBefore(end) ? when(end) : NLS.bind(Messages.windowsOver, when(end))).orElse(Messages.windowsUnsaid);
	}

	private static String when(final Instant instant) {
		return WHEN.format(instant.atZone(ZoneId.systemDefault()));
	}

	/** A certificate's name, end and fingerprint. */
	static String certificate(final Optional<X509Certificate> certificate, final List<String> keyHashes) {
		return certificate.map(WindowsTexts::certificate).orElseGet(() -> NLS.bind(Messages.windowsKeyHash, String.join(", ", keyHashes))); //$NON-NLS-1$
	}

	private static String certificate(final X509Certificate certificate) {
		try {
			final var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()); //$NON-NLS-1$
			return NLS.bind(Messages.windowsCertificate, new Object[] { certificate.getSubjectX500Principal().getName(), when(certificate.getNotAfter().toInstant()),
					HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash).toUpperCase(Locale.ROOT) }); //$NON-NLS-1$
		} catch (final GeneralSecurityException e) {
			return certificate.getSubjectX500Principal().getName();
		}
	}

	/** What the probes say together: whether a session can begin, and what blocks it where it can't. */
	static String verdict(final WindowsInvitation invitation, final List<WindowsAddress> addresses, final Map<WindowsAddress, Outcome> found, final boolean probing,
			final Instant now) {
		final var lines = new ArrayList<String>();
		if (invitation.expires().filter(end -> !now.isBefore(end)).isPresent()) {
			lines.add(Messages.verdictOver);
		}
		final var answering = addresses.stream().filter(address -> found.get(address) == Outcome.ANSWERS).findFirst();
		if (answering.isPresent()) {
			lines.add(NLS.bind(Messages.verdictAnswers, answering.get()));
		} else if (probing) {
			lines.add(Messages.verdictProbing);
		} else if (found.containsValue(Outcome.CANCELLED)) {
			lines.add(Messages.verdictCancelled);
		} else {
			blocked(lines, addresses, found.values());
		}
		return String.join("\n", lines); //$NON-NLS-1$
	}

	private static void blocked(final List<String> lines, final List<WindowsAddress> addresses, final Collection<Outcome> outcomes) {
		if (outcomes.contains(Outcome.REFUSED)) {
			lines.add(Messages.verdictRefused);
		} else if (outcomes.contains(Outcome.TIMED_OUT)) {
			lines.add(Messages.verdictTimedOut);
		} else {
			lines.add(Messages.verdictNoWay);
		}
		if (addresses.stream().allMatch(address -> NEAR.contains(address.kind()) || GONE.contains(address.kind()) || address.kind() == AddressKind.UNUSABLE)) {
			lines.add(Messages.verdictNear);
		}
		if (addresses.stream().anyMatch(address -> GONE.contains(address.kind()))) {
			lines.add(Messages.verdictTunnel);
		}
		lines.add(Messages.verdictInstead);
	}
}
