// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.net.InetAddress;
import java.util.Optional;

import tandem.firewall.Access;

/** What the end that asks says. Each question has a number of its own, and ends with one of the {@link Tell}s that end it. */
sealed interface Ask {

	/** Tells the question from earlier ones. */
	int number();

	/**
	 * Look at all: {@link Tell.Found} as they come, then {@link Tell.Checked}.
	 *
	 * @param visits whether the end that asks can be {@link Tell.Come asked} to come from outside
	 */
	record Check(int number, Access access, boolean visits) implements Ask {
	}

	/** What are the firewall's named entries? {@link Tell.Named} for each, then {@link Tell.Listed}. */
	record Entries(int number, Access access) implements Ask {
	}

	/**
	 * Make a change that was told before: {@link Tell.Made}.
	 *
	 * @param change its id
	 */
	record Apply(int number, String change) implements Ask {
	}

	/**
	 * It came, as it was {@link Tell.Come asked}.
	 *
	 * @param where the address where the nonce was said; empty where it was nowhere
	 */
	record Came(int number, Optional<InetAddress> where) implements Ask {
	}

	/** The question is of no use any more; it ends with {@link Tell.Refused}, or as it would have. */
	record Cancel(int number) implements Ask {
	}
}
