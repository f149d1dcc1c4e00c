// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.part.EditorPart;

/** A tab with nothing to save. */
public abstract class PlainEditor extends EditorPart {

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public final boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public final void doSave(final IProgressMonitor progress) {
		// There is nothing to save.
	}

	@Override
	public final void doSaveAs() {
		// There is nothing to save.
	}
}
