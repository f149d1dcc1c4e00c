// SPDX-License-Identifier: EPL-2.0
package tandem.local;

import java.io.IOException;

/** Another instance of the product runs already. */
public final class AlreadyRunningException extends IOException {

	private static final long serialVersionUID = 1L;

	/** @param product which */
	public AlreadyRunningException(final String product) {
		super(product + " runs already"); //$NON-NLS-1$
	}
}
