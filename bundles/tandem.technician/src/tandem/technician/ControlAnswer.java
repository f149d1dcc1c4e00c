// SPDX-License-Identifier: EPL-2.0
package tandem.technician;

/** What became of the technician's last request for control. */
public enum ControlAnswer {
	/** Allowed. */
	ALLOWED,
	/** The sharer said No. */
	SAID_NO,
	/** The sharer did not answer in time. */
	DID_NOT_ANSWER,
	/** The sharer said No twice: requests are answered No by themselves. */
	SAID_NO_FOR_GOOD,
	/** The sharer took control back: Esc, or the button. */
	TAKEN_BACK,
	/** The settings of the sharer's computer let nobody use mouse and keyboard. */
	FORBIDDEN
}
