// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;

import tandem.endpoint.ui.internal.model.Lifetime;

/** For how long an invitation is open: a number and its unit. UI thread only. */
final class LifetimeField {

	private static final int DIGITS = 6;

	private final Spinner amount;
	private final Combo unit;

	LifetimeField(final Composite parent, final Lifetime lifetime) {
		final var time = Look.group(parent, 3);
		new Label(time, SWT.NONE).setText(Messages.New_lifetime);
		amount = new Spinner(time, SWT.BORDER);
		Look.name(amount, Messages.New_lifetime);
		unit = unit(time);
		unit.select(lifetime.unit().ordinal());
		amount.setValues(lifetime.amount(), 1, lifetime.unit().most(), 0, 1, DIGITS);
		unit.addListener(SWT.Selection, e -> amount.setMaximum(chosen().most()));
	}

	private static Combo unit(final Composite parent) {
		final var combo = new Combo(parent, SWT.READ_ONLY);
		for (final var one : Lifetime.Unit.values()) {
			combo.add(switch (one) {
			case MINUTES -> Messages.New_minutes;
			case HOURS -> Messages.New_hours;
			case DAYS -> Messages.New_days;
			});
		}
		Look.name(combo, Messages.New_unit);
		return combo;
	}

	private Lifetime.Unit chosen() {
		return Lifetime.Unit.values()[unit.getSelectionIndex()];
	}

	/** As chosen. */
	Lifetime get() {
		return new Lifetime(amount.getSelection(), chosen());
	}

	void setEnabled(final boolean enabled) {
		amount.setEnabled(enabled);
		unit.setEnabled(enabled);
	}
}
