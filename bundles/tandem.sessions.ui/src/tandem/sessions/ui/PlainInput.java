// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/** An editor's input that has no picture of its own and does not outlive the workbench. */
public interface PlainInput extends IEditorInput {

	@Override
	default boolean exists() {
		return true;
	}

	@Override
	default ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	default IPersistableElement getPersistable() {
		return null;
	}

	@Override
	default String getToolTipText() {
		return getName();
	}

	@Override
	default <T> T getAdapter(final Class<T> adapter) {
		return null;
	}
}
