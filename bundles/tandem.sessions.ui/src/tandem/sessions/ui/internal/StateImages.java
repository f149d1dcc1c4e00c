// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

import tandem.technician.Phase;

/** A picture for each state: shape and colour both tell. */
final class StateImages {

	private final LocalResourceManager resources;

	/** @param owner disposes the images with it */
	StateImages(final Control owner) {
		resources = new LocalResourceManager(org.eclipse.jface.resource.JFaceResources.getResources(), owner);
	}

	Image of(final Phase phase) {
		final var name = switch (phase) {
		case REACHING, SECURING, PROVING, RECONNECTING -> "connecting"; //$NON-NLS-1$
		case WAITING_FOR_SHARER, ASKING_CONTROL -> "waiting"; //$NON-NLS-1$
		case VIEWING -> "viewing"; //$NON-NLS-1$
		case CONTROLLING -> "controlling"; //$NON-NLS-1$
		case PAUSED -> "paused"; //$NON-NLS-1$
		case ENDED -> "ended"; //$NON-NLS-1$
		};
		return resources.create(ImageDescriptor.createFromURL(StateImages.class.getResource("/icons/" + name + ".svg"))); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
