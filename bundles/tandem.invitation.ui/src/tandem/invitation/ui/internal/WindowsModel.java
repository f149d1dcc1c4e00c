// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;

import tandem.invitation.windows.AddressProbe;
import tandem.invitation.windows.AddressProbe.Outcome;
import tandem.invitation.windows.AddressProbe.Result;
import tandem.invitation.windows.FreeRdp;
import tandem.invitation.windows.OpenedWindowsInvitation;
import tandem.invitation.windows.WindowsAddress;
import tandem.invitation.windows.WindowsInvitation;
import tandem.invitation.windows.WindowsInvitationException;
import tandem.invitation.windows.WindowsInvitationException.Problem;
import tandem.invitation.windows.WindowsInvitationFile;

/** The way from an invitation of Windows to FreeRDP, without windows: read, open with the password, probe, start. Thread-safe. */
final class WindowsModel implements AutoCloseable {

	/** What the page is at. */
	enum Stage {
		/** The file is being read. */
		READING,
		/** The file can't be used. */
		UNUSABLE,
		/** The password is wanted. */
		SEALED,
		/** The password is being tried. */
		OPENING,
		/** All is known; FreeRDP may be started. */
		OPEN,
		/** FreeRDP runs. */
		RUNNING
	}

	private final Path file;

	private final RecentInvitations recent;

	private final Supplier<Optional<FreeRdp>> installed;

	private final Executor background;

	private final Runnable changed;

	private final WindowsInvitationFile reader = new WindowsInvitationFile();

	private final Map<WindowsAddress, Outcome> found = new LinkedHashMap<>();

	private Stage stage = Stage.READING;

	private String problem = ""; //$NON-NLS-1$

	private WindowsInvitation sealed;

	private OpenedWindowsInvitation opened;

	private AddressProbe probe;

	private Optional<FreeRdp> freeRdp;

	private CompletableFuture<FreeRdp.Ending> running;

	private boolean closed;

	/**
	 * @param installed looks for FreeRDP, which may take seconds
	 * @param background runs what takes long
	 * @param changed told of each change; on any thread
	 */
	WindowsModel(final Path file, final RecentInvitations recent, final Supplier<Optional<FreeRdp>> installed, final Executor background, final Runnable changed) {
		this.file = file;
		this.recent = recent;
		this.installed = installed;
		this.background = background;
		this.changed = changed;
	}

	/** Reads the file, which may be on a slow drive. */
	CompletableFuture<Void> read() {
		to(Stage.READING, ""); //$NON-NLS-1$
		return CompletableFuture.runAsync(() -> {
			try {
				final var read = reader.read(file);
				synchronized (this) {
					sealed = read;
				}
				recent.opened(file, read);
				if (read.hasPassword()) {
					to(Stage.SEALED, ""); //$NON-NLS-1$
				} else {
					unlock(""); //$NON-NLS-1$
				}
			} catch (final WindowsInvitationException e) {
				to(Stage.UNUSABLE, WindowsTexts.problem(e.problem()));
			} catch (final IOException e) {
				to(Stage.UNUSABLE, NLS.bind(Messages.notReadable, e.getMessage()));
			}
		}, background);
	}

	/** Tries a password, then looks for FreeRDP and begins to probe. */
	CompletableFuture<Void> open(final String password) {
		to(Stage.OPENING, ""); //$NON-NLS-1$
		return CompletableFuture.runAsync(() -> unlock(password), background);
	}

	private void unlock(final String password) {
		try {
			final var open = reader.open(sealed().orElseThrow(), password);
			synchronized (this) {
				opened = open;
			}
			to(Stage.OPEN, ""); //$NON-NLS-1$
			probe();
			look();
		} catch (final WindowsInvitationException e) {
			to(e.problem() == Problem.WRONG_PASSWORD ? Stage.SEALED : Stage.UNUSABLE, WindowsTexts.problem(e.problem()));
		}
	}

	/** Looks for FreeRDP, also after somebody installed it. */
	CompletableFuture<Void> look() {
		return CompletableFuture.runAsync(() -> {
			final var there = installed.get();
			synchronized (this) {
				freeRdp = there;
			}
			changed.run();
		}, background);
	}

	/** Tries every address, anew if it was done before. */
	CompletableFuture<Void> probe() {
		stopProbe();
		final var next = new AddressProbe();
		synchronized (this) {
			if (closed) {
				return CompletableFuture.completedFuture(null);
			}
			found.clear();
			probe = next;
		}
		changed.run();
		return next.run(opened().orElseThrow().addresses(), result -> tell(next, result)).thenRun(() -> {
			synchronized (this) {
				if (probe == next) {
					probe = null;
				}
			}
			changed.run();
		});
	}

	private void tell(final AddressProbe from, final Result result) {
		synchronized (this) {
			if (probe == from) {
				found.put(result.address(), result.outcome());
			}
		}
		changed.run();
	}

	/** Waits for no more addresses; what is known stays. */
	void stopProbe() {
		final AddressProbe under;
		synchronized (this) {
			under = probe;
		}
		if (under != null) {
			under.close();
		}
	}

	/** Starts FreeRDP with this invitation. Call off any UI thread. */
	CompletableFuture<Void> start() {
		to(Stage.RUNNING, ""); //$NON-NLS-1$
		return CompletableFuture.runAsync(() -> {
			try {
				final var begun = freeRdp().orElseThrow().open(opened().orElseThrow());
				synchronized (this) {
					running = begun;
				}
				begun.whenComplete((ending, failure) -> to(Stage.OPEN, failure == null && ending.isFailure() ? Messages.windowsFailed : "")); //$NON-NLS-1$
			} catch (final IOException e) {
				to(Stage.OPEN, NLS.bind(Messages.windowsNotStarted, e.getMessage()));
			}
		}, background);
	}

	/** Ends FreeRDP, if it runs. */
	void end() {
		final CompletableFuture<FreeRdp.Ending> under;
		synchronized (this) {
			under = running;
		}
		if (under != null) {
			under.cancel(true);
		}
	}

	private void to(final Stage next, final String why) {
		synchronized (this) {
			stage = next;
			problem = why;
		}
		changed.run();
	}

	/** What the page is at. */
	synchronized Stage stage() {
		return stage;
	}

	/** What went wrong last, in words; empty for nothing. */
	synchronized String problem() {
		return problem;
	}

	/** The file as read. */
	synchronized Optional<WindowsInvitation> sealed() {
		return Optional.ofNullable(sealed);
	}

	/** The invitation once its password was right. */
	synchronized Optional<OpenedWindowsInvitation> opened() {
		return Optional.ofNullable(opened);
	}

	/** What came of the addresses so far. */
	synchronized Map<WindowsAddress, Outcome> found() {
		return Collections.unmodifiableMap(new LinkedHashMap<>(found));
	}

	/** Whether addresses are being tried. */
	synchronized boolean isProbing() {
		return probe != null;
	}

	/** Whether it is known if FreeRDP is installed. */
	synchronized boolean hasLooked() {
		return freeRdp != null;
	}

	/** FreeRDP as it is installed here, once that is known. */
	synchronized Optional<FreeRdp> freeRdp() {
		return freeRdp == null ? Optional.empty() : freeRdp;
	}

	/** Stops probing. A session that runs in FreeRDP's own window goes on. */
	@Override
	public void close() {
		synchronized (this) {
			closed = true;
		}
		stopProbe();
	}
}
