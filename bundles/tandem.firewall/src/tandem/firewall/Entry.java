// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the firewall's own named entries: an application profile of ufw, a service of firewalld, a rule group of Windows.
 *
 * @param id      its owner's name for it
 * @param name    for people
 * @param detail  what it opens, for example {@code 22/tcp}; may be empty
 * @param owner   whose it is
 * @param ours    whether it is Remote Assistance (Tandem)
 * @param scopes  for each network profile or zone, in the owner's order
 */
public record Entry(String id, String name, String detail, Owner owner, boolean ours, List<Scope> scopes) {

	/** Whether an entry is let in. */
	public enum State {
		/** It is. */
		ALLOWED,
		/** It is not. */
		BLOCKED,
		/** For a part of its ports or addresses only, or it can't be told. */
		UNKNOWN
	}

	/**
	 * A network profile or zone.
	 *
	 * @param name  for example {@code Private}, {@code public}; {@code *} where the firewall knows only one
	 * @param inUse whether a network is of it now
	 * @param state of the entry there
	 * @param allow lets the entry in; empty where it is or can't be
	 * @param block shuts the entry out; empty where it is or can't be
	 */
	public record Scope(String name, boolean inUse, State state, Optional<Change> allow, Optional<Change> block) {

		/** Nothing may be {@code null}. */
		public Scope {
			Objects.requireNonNull(name);
			Objects.requireNonNull(state);
			Objects.requireNonNull(allow);
			Objects.requireNonNull(block);
		}
	}

	/** Nothing may be {@code null}. */
	public Entry {
		Objects.requireNonNull(id);
		Objects.requireNonNull(name);
		Objects.requireNonNull(detail);
		Objects.requireNonNull(owner);
		scopes = List.copyOf(scopes);
	}
}
