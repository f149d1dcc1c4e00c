// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import tandem.invitation.windows.AddressProbe.Outcome;
import tandem.invitation.windows.WindowsAddress;

/** Addresses of an invitation, who reaches each, and whether it answers. UI thread only. */
final class AddressTable extends Composite {

	private static final int WIDTH = 640;

	private static final int ROWS = 8;

	/** The header and the frame, in rows. */
	private static final int HEADER = 2;

	private final Table table;

	AddressTable(final Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(this);
		table = new Table(this, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		table.setToolTipText(Messages.addresses);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		for (final var title : List.of(Messages.columnAddress, Messages.columnPort, Messages.columnReach, Messages.columnProbe)) {
			new TableColumn(table, SWT.LEFT).setText(title);
		}
	}

	void show(final List<WindowsAddress> addresses, final Map<WindowsAddress, Outcome> found, final boolean probing) {
		if (table.getItemCount() != addresses.size()) {
			table.removeAll();
			addresses.forEach(address -> new TableItem(table, SWT.NONE));
			((GridData) table.getLayoutData()).heightHint = table.getItemHeight() * (Math.min(ROWS, addresses.size()) + HEADER);
			((GridData) table.getLayoutData()).widthHint = WIDTH;
		}
		for (int row = 0; row < addresses.size(); row++) {
			final var address = addresses.get(row);
			table.getItem(row).setText(new String[] { address.host(), String.valueOf(address.port()), WindowsTexts.kind(address.kind()),
					WindowsTexts.outcome(Optional.ofNullable(found.get(address)), probing) });
		}
		for (final var column : table.getColumns()) {
			column.pack();
		}
	}
}
