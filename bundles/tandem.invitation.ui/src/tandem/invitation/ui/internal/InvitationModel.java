// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.osgi.util.NLS;

import tandem.invitation.InvitationException;
import tandem.invitation.InvitationFile;
import tandem.invitation.OpenedInvitation;
import tandem.invitation.SealedInvitation;
import tandem.technician.Destination;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/**
 * The way from a file to a session, without windows: read, open with the password, call. Thread-safe; {@link #step()} is what a page
 * shows.
 */
final class InvitationModel implements AutoCloseable {

	private static final String SCHEME = "tandem+tls://"; //$NON-NLS-1$

	/** What the page is at. */
	enum Stage {
		/** The file can't be used. */
		UNUSABLE,
		/** The password is wanted. */
		SEALED,
		/** The password is being tried. */
		OPENING,
		/** The password was right; a call may begin. */
		OPEN,
		/** A call is under way. */
		CALLING,
		/** The sharer is asked, or the session goes on in its own tab. */
		IN_SESSION
	}

	/**
	 * What to show.
	 *
	 * @param message what happened or happens; empty for nothing
	 * @param problem whether the message tells of a failure
	 */
	record Step(Stage stage, String message, boolean problem) {
	}

	private final InvitationFile reader;

	private final Technician technician;

	private final Executor background;

	private final Runnable changed;

	private final AutoCloseable registration;

	private Step step = new Step(Stage.UNUSABLE, "", false); //$NON-NLS-1$

	private SealedInvitation sealed;

	private OpenedInvitation opened;

	private TechnicianSession call;

	InvitationModel(final InvitationFile reader, final Technician technician, final Executor background, final Runnable changed) {
		this.reader = reader;
		this.technician = technician;
		this.background = background;
		this.changed = changed;
		registration = technician.listen(new Technician.Listener() {
			@Override
			public void changed(final TechnicianSession session) {
				follow(session);
			}
		});
	}

	/** Reads the file. */
	void read(final Path file) {
		try {
			final var read = reader.read(file);
			synchronized (this) {
				sealed = read;
			}
			show(Stage.SEALED, reader.isExpired(read) ? Messages.expired : "", reader.isExpired(read)); //$NON-NLS-1$
		} catch (final InvitationException e) {
			show(Stage.UNUSABLE, Failures.of(e.problem()), true);
		} catch (final IOException e) {
			show(Stage.UNUSABLE, Failures.of(e), true);
		}
	}

	/** Tries a password; takes a third of a second. */
	CompletableFuture<Void> open(final String password) {
		show(Stage.OPENING, Messages.opening, false);
		return CompletableFuture.runAsync(() -> {
			try {
				final var open = reader.open(sealed().orElseThrow(), password);
				synchronized (this) {
					opened = open;
				}
				show(Stage.OPEN, NLS.bind(Messages.leadsTo, addresses()), false);
			} catch (final InvitationException e) {
				show(Stage.SEALED, Failures.of(e.problem()), true);
			}
		}, background);
	}

	/** Calls; how it goes shows in {@link #step()}. */
	void connect() {
		final var open = opened().orElseThrow();
		final var targets = open.addresses().stream().map(SCHEME::concat).toList();
		show(Stage.CALLING, NLS.bind(Messages.connecting, addresses()), false);
		final var begun = technician.call(new Destination(open.invitation().from(), targets, open.credential()));
		synchronized (this) {
			call = begun;
		}
		follow(begun);
	}

	/** Gives the call up. */
	void cancel() {
		current().ifPresent(TechnicianSession::leave);
	}

	private void follow(final TechnicianSession session) {
		if (current().filter(session::equals).isEmpty()) {
			return;
		}
		switch (session.phase()) {
		case REACHING -> show(Stage.CALLING, NLS.bind(Messages.reaching, route(session)), false);
		case SECURING -> show(Stage.CALLING, Messages.securing, false);
		case PROVING -> show(Stage.CALLING, Messages.proving, false);
		case WAITING_FOR_SHARER -> show(Stage.IN_SESSION, NLS.bind(Messages.waiting, session.label()), false);
		case VIEWING, ASKING_CONTROL, CONTROLLING, PAUSED, RECONNECTING -> show(Stage.IN_SESSION, "", false); //$NON-NLS-1$
		case ENDED -> show(Stage.OPEN, session.ending().map(ending -> Failures.of(ending, addresses())).orElse(Messages.over), session.ending().isPresent());
		}
	}

	private static String route(final TechnicianSession session) {
		return session.route().startsWith(SCHEME) ? session.route().substring(SCHEME.length()) : session.route();
	}

	private void show(final Stage stage, final String message, final boolean problem) {
		synchronized (this) {
			step = new Step(stage, message, problem);
		}
		changed.run();
	}

	/** What to show now. */
	synchronized Step step() {
		return step;
	}

	/** The file as read. */
	synchronized Optional<SealedInvitation> sealed() {
		return Optional.ofNullable(sealed);
	}

	/** The invitation once its password was right. */
	synchronized Optional<OpenedInvitation> opened() {
		return Optional.ofNullable(opened);
	}

	/** The last call. */
	synchronized Optional<TechnicianSession> current() {
		return Optional.ofNullable(call);
	}

	private String addresses() {
		return String.join(", ", opened().map(OpenedInvitation::addresses).orElse(List.of())); //$NON-NLS-1$
	}

	/** Whether the call has become a session, which lives on without this model. */
	boolean isInSession() {
		return current().filter(session -> session.phase().compareTo(Phase.WAITING_FOR_SHARER) >= 0 && session.phase() != Phase.ENDED).isPresent();
	}

	@Override
	public void close() {
		if (!isInSession()) {
			cancel();
		}
		try {
			registration.close();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
