// SPDX-License-Identifier: EPL-2.0
package tandem.technician;

/** What the technician sees of a session; each has its own picture in the workbench. */
public enum Phase {
	/** Finding and reaching the address. */
	REACHING,
	/** Making the line secret. */
	SECURING,
	/** Proving that both know the secret. */
	PROVING,
	/** The sharer is asked whether the technician may see the screen. */
	WAITING_FOR_SHARER,
	/** The screen is seen. */
	VIEWING,
	/** The sharer is asked for control. */
	ASKING_CONTROL,
	/** Mouse and keyboard act on the sharer's computer. */
	CONTROLLING,
	/** The sharer hides the screen. */
	PAUSED,
	/** The line broke; both ends try to mend it. */
	RECONNECTING,
	/** Over. */
	ENDED
}
