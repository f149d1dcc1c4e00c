// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

/** The viewer's pictures, disposed with the control that shows them. */
final class Icons {

	private final LocalResourceManager resources;

	Icons(final Control owner) {
		resources = new LocalResourceManager(JFaceResources.getResources(), owner);
	}

	/** A picture that another bundle brings. */
	Image of(final ImageDescriptor descriptor) {
		return resources.create(descriptor);
	}

	/** @param name of a file in the bundle's folder {@code icons}, without its ending */
	Image of(final String name) {
		return resources.create(ImageDescriptor.createFromURL(Icons.class.getResource("/icons/" + name + ".svg"))); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
