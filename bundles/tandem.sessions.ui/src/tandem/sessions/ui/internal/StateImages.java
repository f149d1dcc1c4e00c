// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Instant;

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

	Image of(final Entry entry, final Instant now) {
		return switch (entry) {
		case Entry.Live(final var session) -> named(name(session.phase()));
		case Entry.Possible(final var prospect) -> named(prospect.isOver(now) ? "ended" : "ready"); //$NON-NLS-1$ //$NON-NLS-2$
		};
	}

	private static String name(final Phase phase) {
		return switch (phase) {
		case REACHING, SECURING, PROVING, RECONNECTING -> "connecting"; //$NON-NLS-1$
		case WAITING_FOR_SHARER, ASKING_CONTROL -> "waiting"; //$NON-NLS-1$
		case VIEWING -> "viewing"; //$NON-NLS-1$
		case CONTROLLING -> "controlling"; //$NON-NLS-1$
		case PAUSED -> "paused"; //$NON-NLS-1$
		case ENDED -> "ended"; //$NON-NLS-1$
		};
	}

	private Image named(final String name) {
		return resources.create(ImageDescriptor.createFromURL(StateImages.class.getResource("/icons/" + name + ".svg"))); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
