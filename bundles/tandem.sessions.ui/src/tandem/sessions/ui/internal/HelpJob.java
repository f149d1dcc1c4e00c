// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

import tandem.identity.Contact;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.HelpContacts;

/** "Help NAME", with its progress and a way to give it up. The session opens its own tab. */
final class HelpJob extends Job {

	private static final int TURN_MILLIS = 100;

	private final HelpContacts help;

	private final Contact contact;

	HelpJob(final HelpContacts help, final Contact contact) {
		super(NLS.bind(Messages.helpBusy, contact.name()));
		this.help = help;
		this.contact = contact;
		setUser(true);
	}

	@Override
	protected IStatus run(final IProgressMonitor monitor) {
		final var call = help.help(contact);
		final var over = new CountDownLatch(1);
		final var registration = call.onChange(() -> {
			if (isOver(call)) {
				over.countDown();
			}
		});
		try {
			while (!isOver(call) && !over.await(TURN_MILLIS, TimeUnit.MILLISECONDS)) {
				if (monitor.isCanceled()) {
					call.cancel();
				}
			}
		} catch (final InterruptedException e) {
			call.cancel();
			Thread.currentThread().interrupt();
		} finally {
			Registrations.close(registration);
		}
		return call.failure().<IStatus>map(why -> new Status(IStatus.WARNING, "tandem.sessions.ui", words(why))) //$NON-NLS-1$
				.orElse(call.step() == Step.CANCELLED ? Status.CANCEL_STATUS : Status.OK_STATUS);
	}

	private static boolean isOver(final Call call) {
		return switch (call.step()) {
		case SEARCHING, NEARBY, RELAY -> false;
		case CONNECTED, FAILED, CANCELLED -> true;
		};
	}

	private String words(final Failure why) {
		return switch (why) {
		case final Failure.Nobody _ -> NLS.bind(Messages.helpNobody, contact.name());
		case final Failure.Refused _ -> NLS.bind(Messages.helpRefused, contact.name());
		case final Failure.SomebodyElse _ -> NLS.bind(Messages.helpOther, contact.name());
		case final Failure.NotConnected not -> NLS.bind(Messages.helpNot, contact.name(), SessionTexts.why(not.why()));
		};
	}
}
