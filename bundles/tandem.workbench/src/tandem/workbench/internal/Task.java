// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IExtensionRegistry;

/**
 * Something that is explained step by step by a cheat sheet of the category {@code tandem.workbench.tasks}; plug-ins bring their own.
 *
 * @param id of the cheat sheet
 * @param title what one does
 */
record Task(String id, String title) {

	private static final String POINT = "org.eclipse.ui.cheatsheets.cheatSheetContent"; //$NON-NLS-1$

	private static final String CATEGORY = "tandem.workbench.tasks"; //$NON-NLS-1$

	/** All that are there, a plug-in's in its own order. */
	static List<Task> all(final IExtensionRegistry registry) {
		return Stream.of(registry.getConfigurationElementsFor(POINT)).filter(element -> element.getName().equals("cheatsheet") && CATEGORY.equals(element.getAttribute("category"))) //$NON-NLS-1$ //$NON-NLS-2$
				.map(element -> new Task(element.getAttribute("id"), element.getAttribute("name"))).toList(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The command that opens it, as it is written with its parameter. */
	String command() {
		return "org.eclipse.ui.cheatsheets.openCheatSheet(cheatSheetId=" + id + ')'; //$NON-NLS-1$
	}
}
