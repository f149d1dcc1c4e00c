// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** This computer's firewall as it was at one moment. Immutable; asking starts no programs and does not block. */
public interface Reading {

	/** When it was read. */
	Instant at();

	/** Who keeps rules here, as far as it could be told. Empty where there are no rules. */
	Set<Owner> owners();

	/** What could not be read. Where something is missing that an answer depends on, that answer is unknown and says so. */
	List<Gap> gaps();

	/** Interfaces and addresses. */
	Host host();

	/**
	 * What the rules say, for each way that the question asks about: each interface and address family, from near and from far. Empty where
	 * there is no such way, for example without a network. Loopback is asked about only by its name.
	 */
	List<Finding> ask(Question question);

	/** The firewall's own named entries, ours first; empty where it has none. */
	List<Entry> entries();
}
