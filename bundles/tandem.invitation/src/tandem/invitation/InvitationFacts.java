// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of an invitation of any kind.
 *
 * @param user who made it, as the file says
 * @param computer where they sit
 * @param addresses those known: in most formats all of them only once it is opened
 * @param issued when it was made
 * @param expires when it is over
 * @param verified whether its password opened it
 */
public record InvitationFacts(Optional<String> user, Optional<String> computer, List<Address> addresses, Optional<Instant> issued, Optional<Instant> expires,
		boolean verified) {

	/** Nothing may be {@code null}. */
	public InvitationFacts {
		Objects.requireNonNull(user);
		Objects.requireNonNull(computer);
		addresses = List.copyOf(addresses);
		Objects.requireNonNull(issued);
		Objects.requireNonNull(expires);
	}

	/**
	 * Where the sharer's computer listens.
	 *
	 * @param host name or address, IPv6 without brackets
	 * @param port 1..65535
	 */
	public record Address(String host, int port, AddressKind kind) {

		/** {@code host:port}, IPv6 in brackets. */
		@Override
		public String toString() {
			return host.indexOf(':') >= 0 ? '[' + host + "]:" + port : host + ':' + port; //$NON-NLS-1$
		}
	}
}
