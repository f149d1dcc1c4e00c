// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.time.Duration;
import java.util.Optional;

import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.ScreenException;
import tandem.screen.ScreenSource;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.screen.codec.TileEncoder;

/** One picture of the screen as the viewer gets it, from its start until the layout, the choice or the viewer changes. Confined to the pump's thread. */
final class Picture implements AutoCloseable {

	/** Least time between two updates: a picture that nobody's screen could show costs only time. */
	private static final Duration PACE = Duration.ofMillis(5);

	private static final Duration LONG = Duration.ofSeconds(5);

	/** Tiles sharpened at a time: some 200 KB, which a change on the screen may have to wait for. */
	private static final int SHARPEN = 16;

	/** The same on a slow line. */
	private static final int SHARPEN_SLOWLY = 4;

	private static final long SLOW = 100_000_000;

	private final int epoch;
	private final ScreenSource source;
	private final Optional<ScreenMessage.Ready> ready;
	private final String wanted;
	private final Outlet outlet;
	private final PointerTrack pointer;
	private final Frame frame;
	private final Layout layout;
	private final Optional<Monitor> monitor;
	private final TileEncoder encoder;
	private final Flow flow = new Flow();
	private long lastSent = System.nanoTime() - PACE.toNanos();
	private boolean counted;

	Picture(final int epoch, final ScreenSource source, final Optional<ScreenMessage.Ready> ready, final String wanted, final Outlet outlet,
			final PointerTrack pointer) {
		this.epoch = epoch;
		this.source = source;
		this.ready = ready;
		this.wanted = wanted;
		this.outlet = outlet;
		this.pointer = pointer;
		layout = source.layout();
		monitor = layout.monitors().stream().filter(m -> m.name().equals(wanted)).findFirst();
		frame = source.frame();
		encoder = new TileEncoder(epoch, frame, shown(), ready.orElseThrow().jpeg(), System::nanoTime);
	}

	int epoch() {
		return epoch;
	}

	Flow flow() {
		return flow;
	}

	Area shown() {
		return monitor.map(Monitor::area).orElseGet(layout::whole);
	}

	String wanted() {
		return wanted;
	}

	/** Whether the monitor that is wanted is the one that is shown. */
	boolean follows() {
		return monitor.isPresent();
	}

	/** Whether the viewer asked for another one since. */
	boolean outdated(final Optional<ScreenMessage.Ready> nowReady, final String nowWanted) {
		return nowReady != ready || !wanted.equals(nowWanted);
	}

	/** Sends the beginning and everything that is on the screen; false where it could not be sent. */
	boolean begin() throws ScreenException {
		pointer.restart();
		return outlet.send(ScreenCodec.encode(new ScreenMessage.Start(epoch, layout, shown()))) && update(new ScreenSource.Change(false, true, true));
	}

	/** How long to wait before the screen is looked at again. */
	Duration pause() {
		final var since = Duration.ofNanos(System.nanoTime() - lastSent);
		return since.compareTo(PACE) < 0 ? PACE.minus(since) : Duration.ZERO;
	}

	/** How long to wait for something to happen. */
	Duration patience() {
		return encoder.sharpenAt().map(at -> Duration.ofNanos(Math.max(0, at - System.nanoTime()))).filter(d -> d.compareTo(LONG) < 0).orElse(LONG);
	}

	/** Sends what changed, or sharpens what rests; false where that could not be sent. */
	boolean update(final ScreenSource.Change change) throws ScreenException {
		if (!change.any()) {
			return track(encoder.sharpen(flow.usual() > SLOW ? SHARPEN_SLOWLY : SHARPEN, this::first));
		}
		final var touched = source.capture();
		if (source.frame() != frame) {
			// The layout changed while the pixels were read: the memory that the encoder knows is gone.
			return false;
		}
		return track(encoder.encode(touched, this::first)) && pointer(change.cursor());
	}

	private boolean pointer(final boolean moved) throws ScreenException {
		if (moved) {
			lastSent = System.nanoTime();
		}
		return pointer.send(source, shown());
	}

	private boolean first(final byte[] message) {
		if (!counted) {
			counted = true;
			flow.sending(System.nanoTime());
		}
		return outlet.send(message);
	}

	private boolean track(final TileEncoder.Result result) {
		counted = false;
		if (result == TileEncoder.Result.SENT) {
			lastSent = System.nanoTime();
		}
		return result != TileEncoder.Result.STOPPED;
	}

	@Override
	public void close() {
		encoder.close();
	}
}
