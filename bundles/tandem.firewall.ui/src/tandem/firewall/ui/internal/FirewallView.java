// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.time.Clock;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

import tandem.firewall.station.Stations;
import tandem.session.Registration;

/** What keeps help from a computer, why, and what opens the way. */
public final class FirewallView extends ViewPart {

	static final String ID = "tandem.firewall.ui.firewall"; //$NON-NLS-1$

	private Registration registration;
	private Desk desk;
	private FirewallPane pane;

	@Override
	public void createPartControl(final Composite parent) {
		final var stations = getSite().getService(Stations.class);
		final var display = parent.getDisplay();
		desk = new Desk(stations, getSite().getService(Repairs.class), Clock.systemUTC(), work -> {
			if (!display.isDisposed()) {
				display.asyncExec(work);
			}
		});
		pane = new FirewallPane(parent, desk, new ReportActions(parent.getShell()));
		registration = stations.listen(() -> {
			if (!display.isDisposed()) {
				display.asyncExec(() -> {
					if (!pane.isDisposed()) {
						desk.refreshStations();
					}
				});
			}
		});
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return adapter == FirewallPane.class ? adapter.cast(pane) : super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		pane.setFocus();
	}

	@Override
	public void dispose() {
		if (desk != null) {
			desk.stop();
		}
		if (registration != null) {
			registration.close();
		}
		super.dispose();
	}
}
