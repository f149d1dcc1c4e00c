// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.time.Duration;
import java.util.List;

/** The sharer's open invitations: an OSGi service. Thread-safe. */
public interface Invitations {

	/** Shortest lifetime. */
	Duration SHORTEST = Duration.ofMinutes(1);

	/** Longest lifetime. */
	Duration LONGEST = Duration.ofDays(99);

	/** Lifetime where nobody chose another, as in Windows Remote Assistance. */
	Duration USUAL = Duration.ofHours(6);

	/**
	 * Makes an invitation with a new password and opens the door for it. It can be saved once its state is
	 * {@link OpenInvitation.State#WAITING}.
	 *
	 * @throws IllegalArgumentException where the lifetime is out of range
	 */
	OpenInvitation create(Duration lifetime);

	/** Those that are open now. */
	List<OpenInvitation> open();
}
