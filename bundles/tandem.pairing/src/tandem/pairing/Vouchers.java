// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.Optional;

import tandem.channel.Peer;
import tandem.identity.Vouched;
import tandem.session.Registration;

/** What the sharer's help desk says of technicians: an OSGi service of the sharer's end. Thread-safe. */
public interface Vouchers {

	/** What is known of a technician who is connected; empty where nobody vouches for them. */
	Optional<Vouched> of(Peer technician);

	/**
	 * Tells of every change, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	Registration onChange(Runnable listener);
}
