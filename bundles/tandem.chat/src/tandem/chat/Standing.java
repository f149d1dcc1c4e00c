// SPDX-License-Identifier: EPL-2.0
package tandem.chat;

/** Whether the two can write to each other now, or why not. */
public enum Standing {
	/** They can. */
	OPEN,
	/** The sharer has not let the technician in yet. */
	WAITING,
	/** The other end has no chat, or its settings forbid it. */
	ABSENT,
	/** The person here switched it off. */
	OFF_HERE,
	/** The person there switched it off. */
	OFF_THERE,
	/** The line broke and is being mended. */
	BROKEN,
	/** The session is over. */
	OVER
}
