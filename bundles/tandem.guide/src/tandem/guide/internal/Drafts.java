// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.guide.Drawing;
import tandem.guide.Figure;
import tandem.guide.Guide;
import tandem.guide.Ink;
import tandem.guide.internal.GuideMessage.Ask;
import tandem.guide.internal.GuideMessage.Clear;
import tandem.guide.internal.GuideMessage.Draw;
import tandem.guide.internal.GuideMessage.Gone;
import tandem.guide.internal.GuideMessage.Point;
import tandem.guide.internal.GuideMessage.Ready;
import tandem.guide.internal.GuideMessage.Rest;
import tandem.guide.internal.GuideMessage.Shown;
import tandem.session.Answer;
import tandem.session.Permission;
import tandem.session.Registration;
import tandem.session.SessionContext;
import tandem.session.SessionFeature.Attachment;

/** The technician's end of one session. Thread-safe. */
final class Drafts implements Guide, Channel.Listener, Attachment {

	private static final Permission GUIDE = SharerGuideFeature.GUIDE;

	private final SessionContext context;
	private final Channel channel;
	private final Runnable changed;
	private final Registration watch;
	private final Registration answers;
	private final List<Own> drawings = new ArrayList<>();
	private final ArrayDeque<Ask> waiting = new ArrayDeque<>();
	private Optional<Ask> pointing = Optional.empty();
	private Optional<String> refusal = Optional.empty();
	private boolean able;
	private boolean blocked;
	private int ids;

	/** @param changed told after every change */
	Drafts(final SessionContext context, final Channel channel, final Runnable changed) {
		this.context = context;
		this.channel = channel;
		this.changed = changed;
		watch = context.onChange(this::moved);
		answers = context.onAnswer(this::answered);
	}

	private void moved() {
		if (!isPermitted()) {
			synchronized (this) {
				drawings.clear();
				waiting.clear();
				pointing = Optional.empty();
			}
		}
		changed.run();
	}

	private void answered(final Permission permission, final Answer answer) {
		if (permission.equals(GUIDE)) {
			final var words = switch (answer) {
			case ALLOWED -> ""; //$NON-NLS-1$
			case SAID_NO -> Messages.Refusal_no;
			case DID_NOT_ANSWER -> Messages.Refusal_didNotAnswer;
			case SAID_NO_FOR_GOOD -> Messages.Refusal_noForGood;
			case TAKEN_BACK -> Messages.Refusal_takenBack;
			case NOT_NOW -> Messages.Refusal_notNow;
			case FORBIDDEN -> Messages.Refusal_forbidden;
			};
			synchronized (this) {
				refusal = Optional.of(NLS.bind(words, context.peerName())).filter(text -> !text.isEmpty());
			}
			changed.run();
		}
	}

	@Override
	public void message(final byte[] message) {
		try {
			final var tell = GuideCodec.decodeTell(message);
			synchronized (this) {
				switch (tell) {
				case Ready(var isAble) -> able = isAble;
				case Shown(var id) -> drawings.replaceAll(own -> own.drawing().id() == id ? new Own(own.drawing(), true) : own);
				case Gone(var id) -> drawings.removeIf(own -> own.drawing().id() == id);
				}
			}
			changed.run();
		} catch (final MessageException e) {
			context.violation("The endpoint broke the rules of the guide: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	@Override
	public String sessionId() {
		return context.id();
	}

	@Override
	public synchronized boolean isAvailable() {
		return able;
	}

	@Override
	public boolean isPermitted() {
		return isAvailable() && context.gate().allows(GUIDE);
	}

	@Override
	public void request() {
		if (isAvailable() && !isPermitted()) {
			context.request(GUIDE);
		}
	}

	@Override
	public synchronized Optional<String> refusal() {
		return refusal;
	}

	@Override
	public void draw(final Figure figure, final Ink ink) {
		if (!isPermitted()) {
			return;
		}
		synchronized (this) {
			final var drawing = new Drawing(++ids, figure, ink);
			drawings.add(new Own(drawing, false));
			if (drawings.size() > MAX_DRAWINGS) {
				drawings.removeFirst();
			}
			if (waiting.size() < MAX_DRAWINGS) {
				waiting.add(new Draw(drawing));
			}
		}
		pump();
		changed.run();
	}

	@Override
	public void point(final int x, final int y, final Ink ink) {
		if (isPermitted()) {
			synchronized (this) {
				pointing = Optional.of(new Point(x, y, ink));
			}
			pump();
		}
	}

	@Override
	public void rest() {
		synchronized (this) {
			pointing = Optional.of(new Rest());
		}
		pump();
	}

	@Override
	public void clear() {
		synchronized (this) {
			waiting.clear();
			waiting.add(new Clear());
			drawings.clear();
			pointing = Optional.empty();
		}
		pump();
		changed.run();
	}

	@Override
	public synchronized List<Own> drawings() {
		return List.copyOf(drawings);
	}

	/** Drawings go out in order; of places where was pointed only the newest. */
	private void pump() {
		synchronized (this) {
			while (able && !blocked && (!waiting.isEmpty() || pointing.isPresent())) {
				final var next = waiting.isEmpty() ? pointing.get() : waiting.peekFirst();
				switch (channel.send(GuideCodec.encode(next))) {
				case ACCEPTED -> {
					if (waiting.isEmpty()) {
						pointing = Optional.empty();
					} else {
						waiting.removeFirst();
					}
				}
				case CLOSED -> {
					waiting.clear();
					pointing = Optional.empty();
				}
				case WINDOW_FULL -> {
					blocked = true;
					channel.room().thenRunAsync(this::room);
				}
				}
			}
		}
	}

	private void room() {
		synchronized (this) {
			blocked = false;
		}
		pump();
	}

	@Override
	public void disconnected() {
		close();
	}

	@Override
	public void close() {
		watch.close();
		answers.close();
		synchronized (this) {
			able = false;
			drawings.clear();
			waiting.clear();
			pointing = Optional.empty();
		}
		changed.run();
	}
}
