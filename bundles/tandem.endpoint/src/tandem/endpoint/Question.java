// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint;

import java.time.Instant;
import java.util.List;

import tandem.channel.Peer;
import tandem.session.Permission;

/**
 * Something that the sharer is being asked. At most one is open at a time.
 *
 * @param number tells this question from every other one of this process
 * @param permission what is asked for
 * @param who who asks; the name is as stated, never proven
 * @param asked when the question came up
 * @param expires when it counts as not answered
 * @param details what exactly is proposed, line by line; empty where the permission says it all
 */
public record Question(long number, Permission permission, Peer who, Instant asked, Instant expires, List<String> details) {

	/** Nothing may be {@code null}. */
	public Question {
		details = List.copyOf(details);
	}

	/** A question without details. */
	public Question(final long number, final Permission permission, final Peer who, final Instant asked, final Instant expires) {
		this(number, permission, who, asked, expires, List.of());
	}
}
