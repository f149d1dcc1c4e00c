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
import tandem.invitation.InvitationException.Problem;
import tandem.invitation.InvitationFile;
import tandem.invitation.OpenedInvitation;
import tandem.invitation.SealedInvitation;
import tandem.technician.Destination;
import tandem.technician.Ending;
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
		/** The sharer is asked. */
		WAITING,
		/** The session goes on in its own tab. */
		IN_SESSION
	}

	/**
	 * What to show.
	 *
	 * @param message what happened or happens; empty for nothing
	 * @param failure what went wrong last, if that is what the message tells
	 */
	record Step(Stage stage, String message, Optional<Failure> failure) {
	}

	private final Path file;

	private final InvitationFile reader;

	private final RecentInvitations recent;

	private final Technician technician;

	private final Executor background;

	private final Runnable changed;

	private final AutoCloseable registration;

	private Step step = new Step(Stage.OPENING, "", Optional.empty()); //$NON-NLS-1$

	private SealedInvitation sealed;

	private OpenedInvitation opened;

	private TechnicianSession call;

	/**
	 * @param background runs what takes long
	 * @param changed told of each step; on any thread
	 */
	InvitationModel(final Path file, final InvitationFile reader, final Technician technician, final RecentInvitations recent, final Executor background,
			final Runnable changed) {
		this.file = file;
		this.reader = reader;
		this.recent = recent;
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

	/** Reads the file, which may be on a slow drive. */
	CompletableFuture<Void> read() {
		show(Stage.OPENING, ""); //$NON-NLS-1$
		return CompletableFuture.runAsync(() -> {
			try {
				final var read = reader.read(file);
				synchronized (this) {
					sealed = read;
				}
				recent.opened(file, read);
				if (reader.isExpired(read)) {
					fail(Stage.UNUSABLE, Failures.of(new InvitationException(Problem.EXPIRED, "ended " + read.expires(), null))); //$NON-NLS-1$
				} else {
					show(Stage.SEALED, ""); //$NON-NLS-1$
				}
			} catch (final InvitationException e) {
				fail(Stage.UNUSABLE, Failures.of(e));
			} catch (final IOException e) {
				fail(Stage.UNUSABLE, Failures.of(e));
			}
		}, background);
	}

	/** Tries a password; takes a third of a second. */
	CompletableFuture<Void> open(final String password) {
		show(Stage.OPENING, Messages.opening);
		return CompletableFuture.runAsync(() -> {
			try {
				final var open = reader.open(sealed().orElseThrow(), password);
				synchronized (this) {
					opened = open;
				}
				show(Stage.OPEN, NLS.bind(Messages.leadsTo, addresses()));
			} catch (final InvitationException e) {
				fail(e.problem() == Problem.EXPIRED ? Stage.UNUSABLE : Stage.SEALED, Failures.of(e));
			}
		}, background);
	}

	/** Calls; how it goes shows in {@link #step()}. */
	void connect() {
		final var open = opened().orElseThrow();
		final var targets = open.addresses().stream().map(SCHEME::concat).toList();
		show(Stage.CALLING, NLS.bind(Messages.connecting, addresses()));
		final var begun = technician.call(new Destination(open.invitation().from(), targets, open.credential()));
		synchronized (this) {
			call = begun;
		}
		recent.called(file, begun.id());
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
		case REACHING -> show(Stage.CALLING, NLS.bind(Messages.reaching, route(session)));
		case SECURING -> show(Stage.CALLING, Messages.securing);
		case PROVING -> show(Stage.CALLING, Messages.proving);
		case WAITING_FOR_SHARER -> show(Stage.WAITING, NLS.bind(Messages.waiting, session.label()));
		case VIEWING, ASKING_CONTROL, CONTROLLING, PAUSED, RECONNECTING -> show(Stage.IN_SESSION, ""); //$NON-NLS-1$
		case ENDED -> fail(Stage.OPEN, Failures.of(session.ending().orElseGet(Ending.Cancelled::new), addresses(), session.label()));
		}
	}

	private static String route(final TechnicianSession session) {
		return session.route().startsWith(SCHEME) ? session.route().substring(SCHEME.length()) : session.route();
	}

	private void show(final Stage stage, final String message) {
		step(new Step(stage, message, Optional.empty()));
	}

	private void fail(final Stage stage, final Failure failure) {
		step(new Step(stage, failure.text(), Optional.of(failure)));
	}

	private void step(final Step next) {
		synchronized (this) {
			step = next;
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

	/** Whether the call has got through: it has a tab of its own and lives on without this model. */
	boolean gotThrough() {
		return current().filter(session -> session.phase().compareTo(Phase.WAITING_FOR_SHARER) >= 0 && session.phase() != Phase.ENDED).isPresent();
	}

	@Override
	public void close() {
		if (!gotThrough()) {
			cancel();
		}
		try {
			registration.close();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
