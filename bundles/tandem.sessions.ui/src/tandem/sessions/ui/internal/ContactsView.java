// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/** Those whom this technician helped, and who are remembered. */
public final class ContactsView extends PeopleView<Person.Known> {

	private static final int WIDE = 40;

	private static final int NARROW = 20;

	private final Clock clock = Clock.systemUTC();

	@Override
	ListTable<Person.Known> table(final Composite parent) {
		return new ListTable<>(parent, Messages.contacts, Person.Known.class, List.of(
				TableColumnSpec.of("name", Messages.columnName, WIDE, row -> row.who().name()), //$NON-NLS-1$
				TableColumnSpec.of("state", Messages.columnState, WIDE, Person.Known::state), //$NON-NLS-1$
				TableColumnSpec.<Person.Known>of("since", Messages.columnSince, NARROW, row -> SessionTexts.since(row.who().since(), clock.instant())) //$NON-NLS-1$
						.ordered(Comparator.comparing(row -> row.who().since()))),
				memory("contacts")); //$NON-NLS-1$
	}

	@Override
	List<Person.Known> rows(final People from) {
		return from.known();
	}

	@Override
	boolean contactsAlone() {
		return true;
	}

	@Override
	String emptyText(final People from) {
		return from.contactsTrouble().map(why -> NLS.bind(Messages.contactsTrouble, why)).orElse(Messages.emptyContacts);
	}
}
