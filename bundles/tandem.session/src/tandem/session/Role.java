// SPDX-License-Identifier: EPL-2.0
package tandem.session;

/** The two people of a session. */
public enum Role {
	/** The person who is helped; sits at the endpoint. */
	SHARER,
	/** The person who helps; sits at the workbench. */
	TECHNICIAN
}
