// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.station;

import java.util.List;

import tandem.session.Registration;

/** The computers that can be looked at: an OSGi service. Thread-safe. */
public interface Stations {

	/** All of them, this computer first. */
	List<Station> all();

	/** Tells when some came or went, on any thread; must not block. */
	Registration listen(Runnable changed);
}
