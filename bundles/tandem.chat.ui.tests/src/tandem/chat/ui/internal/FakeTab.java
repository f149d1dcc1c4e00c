// SPDX-License-Identifier: EPL-2.0
package tandem.chat.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;

import tandem.sessions.ui.PlainEditor;
import tandem.sessions.ui.PlainInput;
import tandem.technician.TechnicianSession;

/** A session's tab without its picture. */
public final class FakeTab extends PlainEditor {

	static final String ID = "tandem.chat.ui.tests.tab";

	record Input(TechnicianSession session) implements PlainInput {

		@Override
		public String getName() {
			return session.label();
		}

		@Override
		public <T> T getAdapter(final Class<T> adapter) {
			return adapter.isInstance(session) ? adapter.cast(session) : null;
		}
	}

	private Label label;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) {
		setSite(site);
		setInput(input);
	}

	@Override
	public void createPartControl(final Composite parent) {
		label = new Label(parent, SWT.NONE);
	}

	@Override
	public void setFocus() {
		label.setFocus();
	}
}
