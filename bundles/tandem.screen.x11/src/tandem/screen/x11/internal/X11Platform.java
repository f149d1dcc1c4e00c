// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.screen.InputPort;
import tandem.screen.InputPort.SharerKeys;
import tandem.screen.Overlay;
import tandem.screen.PromptWatch;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.screen.ScreenSource;

/** Reads and acts on the screen of an X server, with the libraries that every desktop with X11 has. Thread-safe. */
@Component
public final class X11Platform implements ScreenPlatform {

	private static final Logger LOG = System.getLogger(X11Platform.class.getName());

	private static final String DISPLAY = "DISPLAY"; //$NON-NLS-1$

	private final Map<String, String> environment;

	private X11 x11;

	/** The platform of this process's own session. */
	@Activate
	public X11Platform() {
		this(System.getenv());
	}

	/** @param environment names and values as {@link System#getenv()} has them */
	X11Platform(final Map<String, String> environment) {
		this.environment = environment;
	}

	@Override
	public String name() {
		return "x11"; //$NON-NLS-1$
	}

	@Override
	public Optional<String> unavailable() {
		if ("wayland".equalsIgnoreCase(environment.get("XDG_SESSION_TYPE")) || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			return Optional.of("This session runs on Wayland, and Tandem can't share a Wayland screen yet. Log out and choose a session with X11 (Xorg)."); //$NON-NLS-1$
		}
		if (display().isEmpty()) {
			return Optional.of("There is no graphical session here that can be shared (DISPLAY is not set)."); //$NON-NLS-1$
		}
		try {
			XConnection.open(libraries(), display()).close();
			return Optional.empty();
		} catch (final ScreenException e) {
			return Optional.of("The screen can't be shared: " + e.getMessage() + '.'); //$NON-NLS-1$
		}
	}

	private String display() {
		return environment.getOrDefault(DISPLAY, ""); //$NON-NLS-1$
	}

	private synchronized X11 libraries() throws ScreenException {
		if (x11 == null) {
			try {
				x11 = X11.load();
			} catch (final UnsatisfiedLinkError e) {
				throw new ScreenException("this computer lacks " + e.getMessage(), e); //$NON-NLS-1$
			}
		}
		return x11;
	}

	@Override
	public boolean attended() {
		if (unavailable().isPresent() || new Desktop(environment, Desktop::output).isAway()) {
			return false;
		}
		try (var connection = XConnection.open(libraries(), display()); var arena = Arena.ofConfined()) {
			return !new PromptScan(connection, arena, PromptNames::locks).look();
		} catch (final ScreenException e) {
			LOG.log(Level.WARNING, "nobody knows whether the screen is locked", e); //$NON-NLS-1$
			return false;
		}
	}

	@Override
	public ScreenSource openScreen() throws ScreenException {
		return X11Screen.open(libraries(), display());
	}

	@Override
	public InputPort openInput(final SharerKeys keys) throws ScreenException {
		return X11Input.open(libraries(), display(), keys, guard(), true);
	}

	private Guard guard() {
		try {
			return WatchdogProcess.start(display());
		} catch (final IOException e) {
			LOG.log(Level.WARNING, "no watchdog: keys held when this process is killed will stay down", e); //$NON-NLS-1$
			return new NoGuard();
		}
	}

	@Override
	public Optional<Overlay> openOverlay() throws ScreenException {
		return Optional.of(X11Overlay.open(libraries(), display()));
	}

	@Override
	public PromptWatch watchPrompts(final Runnable changed) throws ScreenException {
		return X11PromptWatch.start(libraries(), display(), new SessionLock(environment), changed);
	}
}
