// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

import tandem.discovery.Neighbour;
import tandem.identity.Contact;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.HelpContacts;
import tandem.pairing.OfferCalls;

/** "Help NAME" or "Offer help to NAME", with its progress and a way to give it up. The session opens its own tab. */
final class HelpJob extends Job {

	private static final int TURN_MILLIS = 100;

	private final Supplier<Call> begin;

	private final Function<Failure, String> words;

	private HelpJob(final String title, final Supplier<Call> begin, final Function<Failure, String> words) {
		super(title);
		this.begin = begin;
		this.words = words;
		setUser(true);
	}

	/** Helps a contact who asks for it. */
	static HelpJob helping(final HelpContacts help, final Contact contact) {
		return new HelpJob(NLS.bind(Messages.helpBusy, contact.name()), () -> help.help(contact), why -> helpWords(why, contact.name()));
	}

	/** Offers help to a contact. */
	static HelpJob offering(final OfferCalls offers, final Contact contact) {
		return new HelpJob(NLS.bind(Messages.offerBusy, contact.name()), () -> offers.offer(contact), why -> offerWords(why, contact.name()));
	}

	/** Offers help to whoever sits at a computer. */
	static HelpJob offering(final OfferCalls offers, final Neighbour computer, final String name) {
		return new HelpJob(NLS.bind(Messages.offerBusy, name), () -> offers.offer(computer), why -> offerWords(why, name));
	}

	@Override
	protected IStatus run(final IProgressMonitor monitor) {
		final var call = begin.get();
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
		return call.failure().<IStatus>map(why -> new Status(IStatus.WARNING, "tandem.sessions.ui", words.apply(why))) //$NON-NLS-1$
				.orElse(call.step() == Step.CANCELLED ? Status.CANCEL_STATUS : Status.OK_STATUS);
	}

	private static boolean isOver(final Call call) {
		return switch (call.step()) {
		case SEARCHING, NEARBY, RELAY -> false;
		case CONNECTED, FAILED, CANCELLED -> true;
		};
	}

	private static String helpWords(final Failure why, final String name) {
		return switch (why) {
		case final Failure.Nobody _ -> NLS.bind(Messages.helpNobody, name);
		case final Failure.Refused _ -> NLS.bind(Messages.helpRefused, name);
		case final Failure.SomebodyElse _ -> NLS.bind(Messages.helpOther, name);
		case final Failure.NotConnected not -> NLS.bind(Messages.helpNot, name, SessionTexts.why(not.why()));
		};
	}

	private static String offerWords(final Failure why, final String name) {
		return switch (why) {
		case final Failure.Nobody _ -> NLS.bind(Messages.offerNobody, name);
		case final Failure.Refused _ -> NLS.bind(Messages.offerRefused, name);
		case final Failure.SomebodyElse _ -> NLS.bind(Messages.offerOther, name);
		case final Failure.NotConnected not -> NLS.bind(Messages.offerNot, name, SessionTexts.why(not.why()));
		};
	}
}
