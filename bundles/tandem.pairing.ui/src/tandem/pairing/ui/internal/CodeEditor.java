// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.time.Clock;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;

import tandem.pairing.PairingCodes;
import tandem.sessions.ui.PlainEditor;

/** A code's tab: from the relay's answer to the session, which then has a tab of its own. Closing it closes the code. */
public final class CodeEditor extends PlainEditor {

	/** Of the editor in plugin.xml. */
	public static final String ID = "tandem.pairing.ui.code"; //$NON-NLS-1$

	private CodeModel model;

	private ScrolledComposite scroll;

	private CodePage page;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof CodeInput)) {
			throw new PartInitException("not a code"); //$NON-NLS-1$
		}
		setSite(site);
		setInput(input);
		setPartName(Messages.title);
	}

	@Override
	public void createPartControl(final Composite parent) {
		final var display = parent.getDisplay();
		model = new CodeModel(getSite().getService(PairingCodes.class), task -> Thread.ofVirtual().name("tandem-codes").start(task), () -> { //$NON-NLS-1$
			if (!display.isDisposed()) {
				display.asyncExec(this::refresh);
			}
		});
		scroll = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		page = new CodePage(scroll, model, Clock.systemUTC());
		scroll.setContent(page);
		model.begin();
		refresh();
	}

	private void refresh() {
		if (page.isDisposed()) {
			return;
		}
		if (model.now() instanceof CodeModel.Used) {
			getSite().getPage().closeEditor(this, false);
		} else {
			final var fresh = page.refresh();
			scroll.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
			if (fresh && getSite().getPage().getActivePart() == this) {
				page.setFocus();
			}
		}
	}

	/** Whether it shows this code. */
	boolean isAt(final String handle) {
		return model != null && model.isAt(handle);
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}

	@Override
	public void dispose() {
		if (model != null) {
			model.close();
		}
		super.dispose();
	}
}
