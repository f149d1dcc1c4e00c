// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

import tandem.channel.ChannelConfig;
import tandem.provider.internal.mux.Wire.Open;
import tandem.provider.internal.net.Frame.Kind;

/** The channels of both ends, and which belong together. Event loop only, but for {@link #open}, {@link #close} and {@link #all}. */
final class Channels {

	private final Link link;

	private final ChannelOwner owner;

	/** Guarded by this. */
	private final Map<String, MuxChannel> byName = new HashMap<>();

	private final Collection<MuxChannel> open = new ConcurrentLinkedDeque<>();

	/** Guarded by this. */
	private int nextId;

	/** The line is lost: what is opened now ends at once. Guarded by this. */
	private boolean gone;

	/** Channels here that the other end was told of. */
	private final Set<MuxChannel> announced = new HashSet<>();

	private final Map<Integer, Open> theirs = new HashMap<>();

	private final Map<String, Open> theirsByName = new HashMap<>();

	/** Channels there that one of ours has met; each is met once. */
	private final Set<Integer> met = new HashSet<>();

	/** Channels here by the number of the one there. */
	private final Map<Integer, MuxChannel> joined = new HashMap<>();

	Channels(final Link link, final ChannelOwner owner) {
		this.link = link;
		this.owner = owner;
	}

	/** All that are open here, as they come and go. */
	Collection<MuxChannel> all() {
		return Collections.unmodifiableCollection(open);
	}

	/** Opens a channel here. */
	MuxChannel open(final ChannelConfig config) {
		final MuxChannel channel;
		final boolean late;
		synchronized (this) {
			if (byName.size() >= Wire.MAX_CHANNELS || byName.containsKey(config.name())) {
				throw new IllegalStateException(config.name() + " is open"); //$NON-NLS-1$
			}
			channel = new MuxChannel(owner, config, freeId());
			byName.put(config.name(), channel);
			open.add(channel);
			late = gone;
		}
		link.run(() -> announce(channel));
		if (late) {
			drop(channel);
		}
		return channel;
	}

	private int freeId() {
		while (true) {
			final var id = nextId++ & 0xffff;
			if (open.stream().noneMatch(channel -> channel.id() == id)) {
				return id;
			}
		}
	}

	/** Closes a channel here, and there. */
	void close(final MuxChannel channel) {
		if (drop(channel)) {
			link.run(() -> {
				if (announced.remove(channel)) {
					joined.values().remove(channel);
					link.say(Wire.closed(link.allocator(), channel.id()));
				}
			});
		}
	}

	private boolean drop(final MuxChannel channel) {
		synchronized (this) {
			byName.remove(channel.name(), channel);
			open.remove(channel);
		}
		return channel.end();
	}

	/** The line is there: the other end hears of every channel. */
	void announceAll() {
		open.forEach(this::announce);
	}

	/** The line is gone, or never was. Any thread. */
	void endAll() {
		synchronized (this) {
			gone = true;
		}
		open.forEach(this::drop);
	}

	private void announce(final MuxChannel channel) {
		if (!channel.isOpen() || !announced.add(channel)) {
			return;
		}
		final var config = channel.config();
		link.say(Wire.frame(link.allocator(), Kind.OPEN,
				new Open(channel.id(), config.name(), config.version(), config.messageLimit(), MuxChannel.window(config)).encode()));
		final var other = theirsByName.get(config.name());
		if (other != null && !met.contains(other.id())) {
			join(channel, other);
		}
	}

	private void join(final MuxChannel channel, final Open other) {
		met.add(other.id());
		joined.put(other.id(), channel);
		channel.connect(other);
	}

	/** The other end opened a channel. */
	void opened(final Open other) throws Violation {
		if (theirs.size() >= Wire.MAX_CHANNELS || theirsByName.containsKey(other.name()) || theirs.containsKey(other.id())) {
			throw new Violation("a channel opened twice, or too many"); //$NON-NLS-1$
		}
		theirs.put(other.id(), other);
		theirsByName.put(other.name(), other);
		final MuxChannel channel;
		synchronized (this) {
			channel = byName.get(other.name());
		}
		if (channel != null && announced.contains(channel)) {
			join(channel, other);
		}
	}

	/** The other end closed a channel. */
	void closed(final int id) throws Violation {
		final var other = theirs.remove(id);
		if (other == null) {
			throw new Violation("an unknown channel closed"); //$NON-NLS-1$
		}
		theirsByName.remove(other.name());
		met.remove(id);
		final var channel = joined.get(id);
		if (channel != null) {
			close(channel);
		}
	}

	/**
	 * The channel here that belongs to one there; null where it is closed here already, and the other end can't know yet.
	 *
	 * @param what for the log
	 */
	MuxChannel joined(final int id, final String what) throws Violation {
		if (!theirs.containsKey(id)) {
			throw new Violation(what + " for an unknown channel"); //$NON-NLS-1$
		}
		return joined.get(id);
	}
}
