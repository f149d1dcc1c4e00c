// SPDX-License-Identifier: EPL-2.0
package tandem.guide.ui.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.guide.Guides;
import tandem.viewer.ui.ViewerSurface;
import tandem.viewer.ui.ViewerTool;
import tandem.viewer.ui.ViewerToolUse;

/** Points and draws upon the sharer's screen. */
@Component
public final class GuideTool implements ViewerTool {

	private final Guides guides;

	/** Made by the component runtime. */
	@Activate
	public GuideTool(@Reference final Guides guides) {
		this.guides = guides;
	}

	@Override
	public String id() {
		return "tandem.guide"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.label;
	}

	@Override
	public ImageDescriptor icon() {
		return ImageDescriptor.createFromURL(GuideTool.class.getResource("/icons/guide.svg")); //$NON-NLS-1$
	}

	@Override
	public ViewerToolUse use(final ViewerSurface surface) {
		return new Pointing(surface, guides);
	}
}
