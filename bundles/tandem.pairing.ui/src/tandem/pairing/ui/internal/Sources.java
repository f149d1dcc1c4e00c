// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.osgi.util.NLS;

import tandem.pairing.Relay;

/** Who named a relay, in words. Pure. */
final class Sources {

	private Sources() {
	}

	/** Which relay, and who named it. */
	static String named(final Relay relay) {
		return NLS.bind(Messages.relayBy, relay.address(), words(relay.source()));
	}

	/** Whether an administrator or the team chose the relay, so that nobody names another. */
	static boolean isFixed(final Relay relay) {
		return relay.source() == Relay.Source.POLICY || relay.source() == Relay.Source.TEAM;
	}

	private static String words(final Relay.Source source) {
		return switch (source) {
		case POLICY -> Messages.sourcePolicy;
		case TEAM -> Messages.sourceTeam;
		case LINK -> Messages.sourceLink;
		case SETTINGS -> Messages.sourceSettings;
		case DNS -> Messages.sourceDns;
		case LAST_USED -> Messages.sourceLast;
		case TYPED -> Messages.sourceTyped;
		};
	}
}
