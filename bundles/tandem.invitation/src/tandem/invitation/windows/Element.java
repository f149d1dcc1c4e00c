// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a ticket.
 *
 * @param name in upper case
 * @param attributes by name in upper case
 */
record Element(String name, Map<String, String> attributes, List<Element> children) {

	/** An attribute's value; empty where there is none or nothing in it. */
	Optional<String> attribute(final String wanted) {
		return Optional.ofNullable(attributes.get(wanted)).filter(value -> !value.isBlank());
	}

	Stream<Element> children(final String wanted) {
		return children.stream().filter(child -> child.name.equals(wanted));
	}
}
