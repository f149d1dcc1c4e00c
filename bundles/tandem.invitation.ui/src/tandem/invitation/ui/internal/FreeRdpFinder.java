// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.util.Optional;

import tandem.invitation.windows.FreeRdp;

/** Where FreeRDP is: an OSGi service for who has it elsewhere than on the PATH, as tests have. */
interface FreeRdpFinder {

	/** Looks for it; may take seconds. */
	Optional<FreeRdp> find();
}
