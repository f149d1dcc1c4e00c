// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.Locale;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

import tandem.firewall.Entry;
import tandem.firewall.check.State;

/** A picture for each state: shape and colour both tell. UI thread only. */
final class Icons {

	private final LocalResourceManager resources;

	/** @param owner disposes the images with it */
	Icons(final Control owner) {
		resources = new LocalResourceManager(JFaceResources.getResources(), owner);
	}

	Image of(final State state) {
		return resources.create(named(state.name().toLowerCase(Locale.ROOT)));
	}

	/**
	 * A check box.
	 *
	 * @param enabled whether it can be switched now
	 */
	Image of(final Entry.State state, final boolean enabled) {
		final var box = named(switch (state) {
		case ALLOWED -> "on"; //$NON-NLS-1$
		case BLOCKED -> "off"; //$NON-NLS-1$
		case UNKNOWN -> "part"; //$NON-NLS-1$
		});
		return resources.create(enabled ? box : ImageDescriptor.createWithFlags(box, SWT.IMAGE_DISABLE));
	}

	private static ImageDescriptor named(final String name) {
		return ImageDescriptor.createFromURL(Icons.class.getResource("/icons/" + name + ".svg")); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
