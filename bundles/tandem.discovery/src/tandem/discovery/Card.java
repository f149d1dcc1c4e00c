// SPDX-License-Identifier: EPL-2.0
package tandem.discovery;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a computer tells of itself.
 *
 * @param port TCP port at which it can be called
 * @param ways kinds of way in that are open, for example {@code easy-connect}; each of a-z, 0-9 and -, at most 32 of them and 16 in all
 * @param computer its name, where its owner wants to be seen; at most 63 UTF-16 units
 */
public record Card(int port, Set<String> ways, Optional<String> computer) {

	/** Most UTF-16 units of a computer's name. */
	public static final int MAX_NAME = 63;

	private static final int MAX_WAYS = 16;

	private static final String WAY = "[a-z0-9-]{1,32}"; //$NON-NLS-1$

	/** @throws IllegalArgumentException for anything out of range */
	public Card {
		ways = Collections.unmodifiableSet(new TreeSet<>(ways));
		if (port < 1 || port > 0xffff || ways.size() > MAX_WAYS || !ways.stream().allMatch(way -> way.matches(WAY))
				|| computer.filter(name -> name.isBlank() || name.length() > MAX_NAME).isPresent()) {
			throw new IllegalArgumentException("no card to show"); //$NON-NLS-1$
		}
	}
}
