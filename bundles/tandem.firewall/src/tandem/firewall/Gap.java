// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.Objects;

/**
 * Something that could not be read, and that an answer may depend on.
 *
 * @param what   for example {@code nftables' rules}
 * @param reason why it is missing
 * @param detail what the tool said, or what is known nevertheless; may be empty
 */
public record Gap(String what, Reason reason, String detail) {

	/** Why something is missing. */
	public enum Reason {
		/** Only an administrator may read it: {@link FirewallBackend#read} with {@link Access#ADMINISTRATOR}. */
		NEEDS_ADMINISTRATOR("needs an administrator"),
		/** The person did not permit it, or nobody could be asked. */
		REFUSED("was not permitted"),
		/** The program that could tell is not installed. */
		NO_PROGRAM("the program that could tell is not installed"),
		/** The program failed, or said something that is not understood. */
		FAILED("could not be read");

		private final String words;

		Reason(final String words) {
			this.words = words;
		}

		/** For people, after what is missing. */
		public String words() {
			return words;
		}
	}

	/** Nothing may be {@code null}. */
	public Gap {
		Objects.requireNonNull(what);
		Objects.requireNonNull(reason);
		Objects.requireNonNull(detail);
	}

	/** For example {@code nftables' rules: needs an administrator}. */
	@Override
	public String toString() {
		return what + ": " + reason.words() + (detail.isEmpty() ? "" : " (" + detail + ')');
	}
}
