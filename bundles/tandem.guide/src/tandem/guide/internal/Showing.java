// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.util.ArrayDeque;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.guide.Drawing;
import tandem.guide.Figure;
import tandem.guide.FigurePainter;
import tandem.guide.internal.GuideMessage.Ask;
import tandem.guide.internal.GuideMessage.Clear;
import tandem.guide.internal.GuideMessage.Draw;
import tandem.guide.internal.GuideMessage.Gone;
import tandem.guide.internal.GuideMessage.Point;
import tandem.guide.internal.GuideMessage.Ready;
import tandem.guide.internal.GuideMessage.Rest;
import tandem.guide.internal.GuideMessage.Shown;
import tandem.guide.internal.GuideMessage.Tell;
import tandem.identity.StatedName;
import tandem.identity.StatedText;
import tandem.session.Registration;
import tandem.session.SessionContext;
import tandem.session.SessionFeature.Attachment;
import tandem.session.Timers;

/** The sharer's end of one session. Whether anything may be shown is asked at each message, and again whenever that may have changed. Thread-safe. */
final class Showing implements Channel.Listener, Attachment {

	/** More drawings than anybody makes by hand are left out. */
	private static final int DRAWINGS_AT_ONCE = 20;

	private static final int DRAWINGS_EACH_SECOND = 4;

	/** An honest end points thirty times a second. */
	private static final int READ_AT_ONCE = 2_000;

	private static final int READ_EACH_SECOND = 200;

	/** Answers that wait for room. */
	private static final int MOST_WAITING = 256;

	private final SessionContext context;
	private final Channel channel;
	private final Board board;
	private final Bucket drawings;
	private final Bucket read;
	private final Registration watch;
	private final ArrayDeque<Tell> waiting = new ArrayDeque<>();
	private boolean logged;
	private boolean blocked;

	Showing(final SessionContext context, final Channel channel, final FigurePainter painter, final Timers timers, final Board.Opening opening) {
		this.context = context;
		this.channel = channel;
		board = new Board(opening, painter, timers, StatedName.clean(context.peerName()), new Board.Heard(id -> say(new Shown(id)), id -> say(new Gone(id))));
		drawings = new Bucket(timers::nanos, DRAWINGS_AT_ONCE, DRAWINGS_EACH_SECOND);
		read = new Bucket(timers::nanos, READ_AT_ONCE, READ_EACH_SECOND);
		watch = context.onChange(this::changed);
	}

	private boolean permitted() {
		return context.gate().allows(SharerGuideFeature.GUIDE) && !context.asking();
	}

	/** What is shown goes at once where it may not be shown any more. */
	private void changed() {
		if (!permitted()) {
			board.clear();
		}
	}

	@Override
	public void connected() {
		say(new Ready(true));
	}

	@Override
	public void message(final byte[] message) {
		try {
			final var ask = GuideCodec.decodeAsk(message);
			if (!read.take()) {
				throw new MessageException("more than anybody could see"); //$NON-NLS-1$
			}
			take(ask);
		} catch (final MessageException e) {
			close();
			context.violation("The workbench broke the rules of the guide: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	private void take(final Ask ask) {
		switch (ask) {
		case Draw(var drawing) -> draw(drawing);
		case Point(var x, var y, var ink) -> {
			if (permitted()) {
				note();
				board.point(x, y, ink);
				recheck();
			}
		}
		case final Rest _ -> board.rest();
		case final Clear _ -> board.clear();
		}
	}

	private void draw(final Drawing drawing) {
		final var clean = permitted() && drawings.take() ? cleaned(drawing) : Optional.<Drawing>empty();
		if (clean.isEmpty()) {
			say(new Gone(drawing.id()));
			return;
		}
		note();
		board.draw(clean.get());
		recheck();
	}

	/** The permission may have gone between the question and the drawing. */
	private void recheck() {
		changed();
	}

	private static Optional<Drawing> cleaned(final Drawing drawing) {
		if (!(drawing.figure() instanceof Figure.Words(var x, var y, var text))) {
			return Optional.of(drawing);
		}
		final var clean = StatedText.clean(text.replace('\n', ' '), Figure.MAX_TEXT);
		return clean.isEmpty() ? Optional.empty() : Optional.of(new Drawing(drawing.id(), new Figure.Words(x, y, clean), drawing.ink()));
	}

	private void note() {
		if (!logged) {
			logged = true;
			context.log(NLS.bind(Messages.Log_began, context.peerName()));
		}
	}

	private void say(final Tell tell) {
		synchronized (waiting) {
			if (waiting.size() < MOST_WAITING) {
				waiting.add(tell);
			}
		}
		pump();
	}

	private void pump() {
		synchronized (waiting) {
			while (!blocked && !waiting.isEmpty()) {
				switch (channel.send(GuideCodec.encode(waiting.peekFirst()))) {
				case ACCEPTED -> waiting.removeFirst();
				case CLOSED -> waiting.clear();
				case WINDOW_FULL -> {
					blocked = true;
					channel.room().thenRunAsync(() -> {
						synchronized (waiting) {
							blocked = false;
						}
						pump();
					});
				}
				}
			}
		}
	}

	@Override
	public void disconnected() {
		close();
	}

	@Override
	public void close() {
		watch.close();
		board.close();
	}
}
