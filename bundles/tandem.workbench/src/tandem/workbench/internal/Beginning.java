// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IExtensionRegistry;

/**
 * A way to begin, as a capability names it in the extension point {@code tandem.sessions.ui.beginnings}.
 *
 * @param command id of the command that begins
 * @param title what one does
 * @param description when to choose it
 * @param rank the smallest comes first
 */
record Beginning(String command, String title, String description, int rank) {

	private static final String POINT = "tandem.sessions.ui.beginnings"; //$NON-NLS-1$

	/** All that are there, in their order; one without a number as its rank comes last. */
	static List<Beginning> all(final IExtensionRegistry registry) {
		return Stream.of(registry.getConfigurationElementsFor(POINT)).filter(element -> element.getAttribute("commandId") != null) //$NON-NLS-1$
				.map(element -> new Beginning(element.getAttribute("commandId"), element.getAttribute("title"), element.getAttribute("description"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
						number(element.getAttribute("rank")))) //$NON-NLS-1$
				.sorted(Comparator.comparingInt(Beginning::rank).thenComparing(Beginning::command)).toList();
	}

	private static int number(final String text) {
		return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : Integer.MAX_VALUE; //$NON-NLS-1$
	}
}
