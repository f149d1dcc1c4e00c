// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** The sessions' log. */
public final class LogView extends ViewPart {

	private final Chronicle chronicle = new Chronicle();

	private AutoCloseable registration;

	private Text text;

	@Override
	public void createPartControl(final Composite parent) {
		parent.setLayout(new FillLayout());
		text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMessage(Messages.emptyLog);
		final var technician = getSite().getService(Technician.class);
		registration = technician.listen(new Technician.Listener() {
			@Override
			public void added(final TechnicianSession session) {
				note(session);
			}

			@Override
			public void changed(final TechnicianSession session) {
				note(session);
			}
		});
		technician.sessions().forEach(this::write);
		if (chronicle.lines().isEmpty()) {
			text.setText(Messages.emptyLog);
		}
	}

	private void note(final TechnicianSession session) {
		if (!text.isDisposed()) {
			text.getDisplay().asyncExec(() -> write(session));
		}
	}

	private void write(final TechnicianSession session) {
		if (!text.isDisposed() && chronicle.note(session)) {
			text.setText(String.join("\n", chronicle.lines())); //$NON-NLS-1$
			text.setSelection(text.getCharCount());
		}
	}

	@Override
	public void setFocus() {
		text.setFocus();
	}

	@Override
	public void dispose() {
		Registrations.close(registration);
		super.dispose();
	}
}
