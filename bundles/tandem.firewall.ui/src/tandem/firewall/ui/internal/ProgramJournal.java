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

/** Into the program's log, at the level that nobody turns off. A session's own log is written by its own end. */
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
		logger.audit("firewall of {}: {}: {} ({}) {}", Plain.text(station.name()), applied.outcome(), Plain.text(change.title()), //$NON-NLS-1$
				Plain.text(String.join("; ", change.lines())), Plain.text(applied.output())); //$NON-NLS-1$
	}
}
