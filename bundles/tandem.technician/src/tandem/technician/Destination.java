// SPDX-License-Identifier: EPL-2.0
package tandem.technician;

import java.util.List;

import tandem.channel.Credential;

/**
 * Whom to call and how.
 *
 * @param label what lists show until the sharer's name is known, for example the name in the invitation
 * @param targets where to try, best first, for example {@code tandem+tls://192.0.2.7:49152}; tried one after the other, overlapping
 * @param credential what opens the door
 */
public record Destination(String label, List<String> targets, Credential credential) {

	/** Most targets tried. */
	public static final int MAX_TARGETS = 16;

	/** @throws IllegalArgumentException for no target or too many */
	public Destination {
		targets = List.copyOf(targets);
		if (targets.isEmpty() || targets.size() > MAX_TARGETS) {
			throw new IllegalArgumentException(targets.size() + " targets"); //$NON-NLS-1$
		}
	}
}
