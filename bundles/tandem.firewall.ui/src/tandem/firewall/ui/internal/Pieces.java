// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.firewall.report.Plain;

/** Small widgets of the view. */
final class Pieces {

	/** The rhythm of distances, pixels. */
	static final int SPACE = 8;
	private static final int WIDTH = 160;

	private Pieces() {
	}

	static Button button(final Composite parent, final String text, final Runnable pressed) {
		final var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> pressed.run());
		return button;
	}

	/** Words of ours, or a stranger's: nothing in them is a mnemonic. */
	static Label label(final Composite parent, final String text) {
		final var label = new Label(parent, SWT.WRAP);
		label.setText(shown(text));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	/** As a label shows it. */
	static String shown(final String text) {
		return Plain.text(text).replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Commands to read, choose and copy, one a line: what stands in them begins no line of its own. */
	static Text commands(final Composite parent, final List<String> lines) {
		final var text = reading(parent, Messages.commands, shown(lines));
		text.setFont(JFaceResources.getTextFont());
		return text;
	}

	/** Commands as they are shown. */
	static String shown(final List<String> lines) {
		return lines.stream().map(Plain::text).collect(Collectors.joining("\n")); //$NON-NLS-1$
	}

	/** Text to read, choose and copy. */
	static Text text(final Composite parent, final String name, final String value) {
		final var text = reading(parent, name, Plain.text(value));
		text.setBackground(parent.getBackground());
		return text;
	}

	private static Text reading(final Composite parent, final String name, final String value) {
		final var text = new Text(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
		text.setText(value);
		// Tab goes on to the next control instead of into the text.
		text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		Names.give(text, name);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		return text;
	}

	/** Shows or hides a control and its place. */
	static void present(final Control control, final boolean wanted) {
		switch (control.getLayoutData()) {
		case final GridData data -> data.exclude = !wanted;
		case final RowData data -> data.exclude = !wanted;
		case null, default -> {
			if (control.getParent().getLayout() instanceof GridLayout) {
				GridDataFactory.swtDefaults().exclude(!wanted).applyTo(control);
			} else {
				control.setLayoutData(row(!wanted));
			}
		}
		}
		control.setVisible(wanted);
	}

	private static RowData row(final boolean excluded) {
		final var data = new RowData();
		data.exclude = excluded;
		return data;
	}

	static void copy(final Display display, final String text) {
		final var clipboard = new Clipboard(display);
		clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}
}
