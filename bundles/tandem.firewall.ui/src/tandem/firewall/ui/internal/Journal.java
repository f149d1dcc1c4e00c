// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.station.Station;

/** Keeps what was changed, for whoever asks later: an OSGi service. Thread-safe; does not block. */
@FunctionalInterface
public interface Journal {

	/** A change was asked for, and this became of it. */
	void note(Station station, Change change, Applied applied);
}
