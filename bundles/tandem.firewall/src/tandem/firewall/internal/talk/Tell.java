// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.net.InetAddress;
import java.util.List;

import tandem.firewall.Applied;
import tandem.firewall.Entry;
import tandem.firewall.Gap;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.relay.protocol.ProbeNonce;

/** What the end that looks says, always of one question. */
sealed interface Tell {

	/** Why a question is not answered. The order is part of the protocol: append only. */
	enum Why {
		/** The sharer does not permit it, or not any more. */
		NOT_PERMITTED("The sharer does not permit looking into their computer's state."),
		/** Another question is being answered. */
		BUSY("That computer is being looked at already."),
		/** The last question is too recent. */
		TOO_OFTEN("That computer was asked a moment ago. Try again in a few seconds."),
		/** It was cancelled. */
		CANCELLED("Cancelled."),
		/** Nothing of that id was told. */
		NO_SUCH_CHANGE("The change is not known there any more. Check again."),
		/** It could not be done. */
		FAILED("It could not be looked at."),
		/** The sharer does not want the change. */
		DECLINED("The person who sits there does not want the change.");

		private final String words;

		Why(final String words) {
			this.words = words;
		}

		/** For people. */
		String words() {
			return words;
		}
	}

	/** Which question it is about. */
	int number();

	/** Whether nothing follows about the question. */
	default boolean isLast() {
		return !(this instanceof Found) && !(this instanceof Named) && !(this instanceof Come);
	}

	/** One result of a check. */
	record Found(int number, Result result) implements Tell {
	}

	/**
	 * Come to one of these addresses from outside: {@link Ask.Came}. Once in a check.
	 *
	 * @param nonce what is said there
	 */
	record Come(int number, int port, ProbeNonce nonce, List<InetAddress> addresses) implements Tell {
	}

	/** A check is over. */
	record Checked(int number, State state) implements Tell {
	}

	/** One of the named entries. */
	record Named(int number, Entry entry) implements Tell {
	}

	/** All entries were told. */
	record Listed(int number, List<Gap> gaps) implements Tell {
	}

	/** A change was asked for, and this became of it. */
	record Made(int number, Applied applied) implements Tell {
	}

	/**
	 * The question is not answered.
	 *
	 * @param detail more about it for people; may be empty
	 */
	record Refused(int number, Why why, String detail) implements Tell {
	}
}
