// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * One rule, as its owner knows it.
 *
 * @param place    where it stands, for example {@code inet filter input}, or a Windows rule's group
 * @param position from 1, in its chain; 0 for a chain's policy or a profile's default
 * @param handle   nftables' handle, where there is one
 * @param text     the rule in the words of the tool that wrote it
 */
public record RuleReference(String place, int position, OptionalLong handle, String text) {

	/** Nothing may be {@code null}. */
	public RuleReference {
		Objects.requireNonNull(place);
		Objects.requireNonNull(handle);
		Objects.requireNonNull(text);
	}

	/** For example {@code inet filter input #3 (handle 12): tcp dport 22 drop}. */
	@Override
	public String toString() {
		final var number = position > 0 ? " #" + position : "";
		return place + number + (handle.isPresent() ? " (handle " + handle.getAsLong() + ')' : "") + ": " + text;
	}
}
