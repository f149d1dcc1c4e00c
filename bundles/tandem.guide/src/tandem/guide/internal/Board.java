// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import tandem.guide.Drawing;
import tandem.guide.Figure;
import tandem.guide.FigurePainter;
import tandem.guide.Guide;
import tandem.guide.Ink;
import tandem.screen.Area;
import tandem.screen.Overlay;
import tandem.screen.Overlay.Patch;
import tandem.screen.ScreenException;
import tandem.session.Timers;

/** What is drawn upon the sharer's screen, and when it fades. The overlay is there only while anything is drawn. Thread-safe. */
final class Board {

	/** Opens the overlay. */
	@FunctionalInterface
	interface Opening {

		Optional<Overlay> open() throws ScreenException;
	}

	/** Told on any thread what is seen and what not any more. */
	record Heard(IntConsumer shown, IntConsumer gone) {
	}

	/** Own windows that move are left out so soon, and pictures fade in such steps. */
	static final Duration STEP = Duration.ofMillis(100);

	private static final int TRAIL = 5;

	private static final class Entry {

		private final int id;
		private final long until;
		private Optional<Patch> patch = Optional.empty();
		private boolean told;

		Entry(final int id, final long until) {
			this.id = id;
			this.until = until;
		}
	}

	private record Place(int x, int y) {
	}

	private final Opening opening;
	private final FigurePainter painter;
	private final Timers timers;
	private final Heard heard;
	private final String name;
	private final List<Entry> entries = new ArrayList<>();
	private final ArrayDeque<Place> trail = new ArrayDeque<>();
	private Optional<Patch> dot = Optional.empty();
	private Optional<Ink> dotInk = Optional.empty();
	private long pointedAt;
	private Optional<Overlay> overlay = Optional.empty();
	private boolean ticking;
	private boolean failed;
	private boolean closed;

	/** @param name the technician's, cleaned */
	Board(final Opening opening, final FigurePainter painter, final Timers timers, final String name, final Heard heard) {
		this.opening = opening;
		this.painter = painter;
		this.timers = timers;
		this.name = name;
		this.heard = heard;
	}

	/** Draws; the oldest gives way where there are too many. */
	void draw(final Drawing drawing) {
		final Entry entry;
		final var gone = new ArrayList<Integer>();
		synchronized (this) {
			if (closed || failed) {
				gone.add(drawing.id());
				entry = null;
			} else {
				entries.removeIf(old -> old.id == drawing.id());
				while (entries.size() >= Guide.MAX_DRAWINGS) {
					gone.add(entries.removeFirst().id);
				}
				entry = new Entry(drawing.id(), timers.nanos() + Drawing.SHOWN.toNanos());
				entries.add(entry);
			}
		}
		gone.forEach(heard.gone()::accept);
		if (entry != null) {
			paint(drawing, entry);
		}
	}

	private void paint(final Drawing drawing, final Entry entry) {
		final var room = room();
		if (room.isPresent() && drawing.figure() instanceof final Figure.Words words) {
			painter.paint(words, drawing.ink(), name).whenComplete((patch, failure) -> painted(entry, Optional.ofNullable(patch).map(made -> within(made, room.get()))));
		} else {
			painted(entry, room.flatMap(screen -> Strokes.of(drawing.figure(), drawing.ink(), screen)));
		}
	}

	/** Words near the right or bottom edge move to where they can be read. */
	private static Patch within(final Patch patch, final Area room) {
		return patch.at(Math.max(0, Math.min(patch.x(), room.right() - patch.width())), Math.max(0, Math.min(patch.y(), room.bottom() - patch.height())));
	}

	/** What can't be painted, or lies on no screen, is gone at once. */
	private void painted(final Entry entry, final Optional<Patch> patch) {
		final boolean gone;
		synchronized (this) {
			entry.patch = patch;
			gone = patch.isEmpty() && entries.remove(entry);
		}
		if (gone) {
			heard.gone().accept(entry.id);
		}
		step();
	}

	private synchronized Optional<Area> room() {
		try {
			if (overlay.isEmpty() && !closed && !failed) {
				overlay = opening.open();
				failed = overlay.isEmpty();
			}
			return overlay.isEmpty() ? Optional.empty() : Optional.of(overlay.get().room());
		} catch (final ScreenException e) {
			failed = true;
			return Optional.empty();
		}
	}

	/** Points. */
	void point(final int x, final int y, final Ink ink) {
		synchronized (this) {
			if (closed || failed) {
				return;
			}
			pointedAt = timers.nanos();
			trail.addFirst(new Place(x, y));
			while (trail.size() > TRAIL) {
				trail.removeLast();
			}
			if (dotInk.filter(ink::equals).isEmpty()) {
				dotInk = Optional.of(ink);
				dot = Optional.of(Strokes.dot(ink));
			}
		}
		step();
	}

	/** Points nowhere. */
	void rest() {
		synchronized (this) {
			trail.clear();
		}
		step();
	}

	/** Wipes everything away before it returns. */
	void clear() {
		final List<Integer> gone;
		synchronized (this) {
			gone = entries.stream().map(entry -> entry.id).toList();
			entries.clear();
			trail.clear();
			release();
		}
		gone.forEach(heard.gone()::accept);
	}

	/** Wipes everything away for good before it returns. */
	void close() {
		synchronized (this) {
			closed = true;
		}
		clear();
	}

	private void release() {
		overlay.ifPresent(Overlay::close);
		overlay = Optional.empty();
	}

	/** Shows how things are now. */
	private void step() {
		final var shown = new ArrayList<Integer>();
		final var gone = new ArrayList<Integer>();
		synchronized (this) {
			final var now = timers.nanos();
			entries.removeIf(entry -> {
				final var over = entry.until - now <= 0;
				if (over) {
					gone.add(entry.id);
				}
				return over;
			});
			if (now - pointedAt > Drawing.SHOWN.toNanos()) {
				trail.clear();
			}
			if (!closed) {
				show(now, shown, gone);
			}
		}
		shown.forEach(heard.shown()::accept);
		gone.forEach(heard.gone()::accept);
	}

	private void show(final long now, final List<Integer> shown, final List<Integer> gone) {
		try {
			final var patches = patches();
			if (entries.isEmpty() && trail.isEmpty()) {
				release();
				return;
			}
			if (overlay.isEmpty() && !patches.isEmpty()) {
				overlay = opening.open();
				failed = overlay.isEmpty();
			}
			if (overlay.isPresent()) {
				overlay.get().show(patches, opacity(now));
				entries.stream().filter(entry -> entry.patch.isPresent() && !entry.told).forEach(entry -> {
					entry.told = true;
					shown.add(entry.id);
				});
			}
		} catch (final ScreenException e) {
			failed = true;
		}
		if (failed) {
			entries.forEach(entry -> gone.add(entry.id));
			entries.clear();
			trail.clear();
			release();
		} else if (!ticking) {
			ticking = true;
			timers.after(STEP, this::tick);
		}
	}

	private void tick() {
		synchronized (this) {
			ticking = false;
			if (trail.size() > 1) {
				trail.removeLast();
			}
		}
		step();
	}

	private List<Patch> patches() {
		final var patches = new ArrayList<Patch>();
		entries.forEach(entry -> entry.patch.ifPresent(patches::add));
		if (dot.isPresent()) {
			final var picture = dot.get();
			trail.reversed().forEach(place -> patches.add(picture.at(place.x() - picture.width() / 2, place.y() - picture.height() / 2)));
		}
		return patches;
	}

	/** All that is left fades together where nothing newer keeps it: a compositor takes one figure for all. */
	private double opacity(final long now) {
		if (!trail.isEmpty() || entries.isEmpty()) {
			return 1;
		}
		final var left = entries.stream().mapToLong(entry -> entry.until - now).max().orElse(0);
		return Math.clamp((double) left / Drawing.FADES.toNanos(), 0, 1);
	}
}
