// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.system;

import java.io.IOException;

/** A program is not installed. */
public final class NoProgramException extends IOException {

	private static final long serialVersionUID = 1L;

	/** @param program its name */
	public NoProgramException(final String program) {
		super(program + " is not installed");
	}
}
