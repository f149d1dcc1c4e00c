// SPDX-License-Identifier: EPL-2.0
package tandem.session;

/** Who or what ended a session. */
public enum EndReason {
	/** The sharer ended it. */
	SHARER_ENDED,
	/** The sharer said No to the first question. */
	SHARER_DECLINED,
	/** The sharer did not answer the first question in time. */
	SHARER_DID_NOT_ANSWER,
	/** The technician left. */
	TECHNICIAN_LEFT,
	/** The line broke and could not be mended. */
	CONNECTION_LOST,
	/** The time that the sharer's settings or policy allow is over. */
	TIME_LIMIT,
	/** A policy forbids it, or its log could not be written. */
	POLICY,
	/** The sharer's computer can't share its screen. */
	CANNOT_SHARE,
	/** The sharer logged out or the endpoint was closed. */
	ENDPOINT_CLOSED,
	/** One end broke the protocol. */
	VIOLATION
}
