// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

/** For how long this computer lets itself be helped. Strictest first: the order decides between a person and an administrator. */
public enum Allowing {
	/** Never: nothing listens and nothing is announced. */
	OFF,
	/** Once more: it is off as soon as a session has ended. */
	NEXT_SESSION,
	/** Whenever the sharer opens a way in. */
	ALWAYS
}
