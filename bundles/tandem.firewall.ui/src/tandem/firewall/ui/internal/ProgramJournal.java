// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.report.Plain;
import tandem.firewall.station.Station;

/** Into the session's log where a session leads to the computer, else into the program's, at the level that nobody turns off. */
@Component(service = Journal.class)
public final class ProgramJournal implements Journal {

	private final Logger logger;

	/** @param loggers of the framework */
	@Activate
	public ProgramJournal(@Reference final LoggerFactory loggers) {
		logger = loggers.getLogger(ProgramJournal.class);
	}

	@Override
	public void note(final Station station, final Change change, final Applied applied) {
		final var words = "Firewall: " + applied.outcome() + ": " + Plain.text(change.title()) + " (" + Plain.text(String.join("; ", change.lines())) + ") " //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				+ Plain.text(applied.output());
		station.session().ifPresentOrElse(session -> session.log(words), () -> logger.audit("{}", words)); //$NON-NLS-1$
	}
}
