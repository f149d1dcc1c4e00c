// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.eclipse.osgi.util.NLS;

import tandem.firewall.Entry;
import tandem.firewall.check.State;
import tandem.firewall.station.Station;
import tandem.firewall.ui.internal.CheckModel.Shown;

/** States in words. */
final class FirewallTexts {

	private FirewallTexts() {
	}

	/** Whose firewall it is. */
	static String name(final Station station) {
		return station.isHere() ? Messages.thisComputer : NLS.bind(Messages.sessionWith, station.name());
	}

	static String of(final State state) {
		return switch (state) {
		case OPEN -> Messages.stateOpen;
		case BLOCKED -> Messages.stateBlocked;
		case UNKNOWN -> Messages.stateUnknown;
		case NOTE -> Messages.stateNote;
		};
	}

	static String of(final Entry.State state) {
		return switch (state) {
		case ALLOWED -> Messages.entryAllowed;
		case BLOCKED -> Messages.entryBlocked;
		case UNKNOWN -> Messages.entryUnknown;
		};
	}

	/** A network profile or zone. */
	static String scope(final String name, final boolean inUse) {
		final var title = name.equals("*") ? Messages.scopeAll : name; //$NON-NLS-1$
		return inUse && !name.equals("*") ? NLS.bind(Messages.scopeInUse, title) : title; //$NON-NLS-1$
	}

	/** The verdict, one line. */
	static String verdict(final Shown shown) {
		return switch (shown.phase()) {
		case NEVER -> Messages.verdictNever;
		case RUNNING -> shown.results().size() == 1 ? Messages.verdictRunningOne : NLS.bind(Messages.verdictRunning, shown.results().size());
		case STOPPED -> Messages.verdictStopped;
		case FAILED -> NLS.bind(Messages.verdictFailed, shown.trouble());
		case DONE -> done(shown);
		};
	}

	private static String done(final Shown shown) {
		final var here = shown.station().filter(it -> !it.isHere()).isEmpty();
		final var name = shown.station().map(Station::name).orElse(""); //$NON-NLS-1$
		return switch (shown.state()) {
		case OPEN, NOTE -> here ? Messages.verdictOpen : NLS.bind(Messages.verdictOpenThere, name);
		case BLOCKED -> here ? Messages.verdictBlocked : NLS.bind(Messages.verdictBlockedThere, name);
		case UNKNOWN -> here ? Messages.verdictUnknown : NLS.bind(Messages.verdictUnknownThere, name);
		};
	}
}
