// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.net.Frame;

/** One end of a line in memory. An attacker may listen, change what is said, and hang up. */
final class Wiretap implements Line {

	private static final Frame END = new Frame(Frame.Kind.BYE, new byte[0]);

	private final LinkedBlockingQueue<Frame> heard = new LinkedBlockingQueue<>();

	private final List<Frame> said = new ArrayList<>();

	private Wiretap other;

	private UnaryOperator<Frame> change = UnaryOperator.identity();

	private Wiretap() {
	}

	/** Two ends of one line. */
	static Wiretap[] pair() {
		final var ends = new Wiretap[] { new Wiretap(), new Wiretap() };
		ends[0].other = ends[1];
		ends[1].other = ends[0];
		return ends;
	}

	/** Changes every frame that this end says from now on. */
	Wiretap changing(final UnaryOperator<Frame> how) {
		change = how;
		return this;
	}

	/** What this end has said, before any change. */
	synchronized List<Frame> said() {
		return List.copyOf(said);
	}

	/** Ends the line for the other end, after what was said. */
	void hangUp() {
		other.heard.add(END);
	}

	@Override
	public synchronized void send(final Frame frame) {
		said.add(frame);
		other.heard.add(change.apply(frame));
	}

	@Override
	public Frame receive() throws HandshakeException, InterruptedException {
		final var frame = heard.poll(20, TimeUnit.SECONDS);
		if (frame == null || frame == END) {
			throw new HandshakeException(Why.UNREACHABLE, "hung up");
		}
		return frame;
	}
}
