// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/** Computers on this network whose people wait for help and let themselves be seen. */
public final class NetworkView extends PeopleView<Person.Nearby> {

	private static final int WIDE = 40;

	private static final int NARROW = 30;

	@Override
	ListTable<Person.Nearby> table(final Composite parent) {
		return new ListTable<>(parent, Messages.network, Person.Nearby.class, List.of(
				TableColumnSpec.of("computer", Messages.columnComputer, WIDE, Person.Nearby::computer), //$NON-NLS-1$
				TableColumnSpec.of("ways", Messages.columnOffers, NARROW, Person.Nearby::ways), //$NON-NLS-1$
				TableColumnSpec.of("address", Messages.columnAddress, NARROW, Person.Nearby::address)), //$NON-NLS-1$
				memory("network")); //$NON-NLS-1$
	}

	@Override
	List<Person.Nearby> rows(final People from) {
		return from.nearby();
	}

	@Override
	boolean contactsAlone() {
		return false;
	}

	@Override
	String emptyText(final People from) {
		return from.networkTrouble().map(why -> NLS.bind(Messages.networkTrouble, why)).orElse(Messages.emptyNetwork);
	}
}
