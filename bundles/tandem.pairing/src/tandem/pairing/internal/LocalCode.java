// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Listening;
import tandem.pairing.OpenCode;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.session.Timers;
import tandem.session.host.Deadline;
import tandem.session.host.Listeners;
import tandem.settings.Way;

/**
 * One code and the mailbox that waits for it. The guess that it allows is spent when the first caller begins, whatever that caller does:
 * nothing needs to be kept on a disk, as the code dies with this process.
 */
final class LocalCode implements OpenCode, Authenticator {

	private final String handle;
	private final Relay relay;
	private final Codes.Parts parts;
	private final Listeners<Runnable> listeners;
	private final Runnable relayWorked;
	private final Instant made;
	private State state = State.ASKING_RELAY;
	private Optional<PairingCode> code = Optional.empty();
	private Optional<Why> failure = Optional.empty();
	private Instant expires = Instant.MAX;
	private Listening listening;
	private boolean begun;
	private Timers.Waiting expiry = () -> { };

	/** @param relayWorked called once the relay gave a mailbox */
	LocalCode(final String handle, final Relay relay, final Codes.Parts parts, final Listeners<Runnable> listeners, final Runnable relayWorked) {
		this.handle = handle;
		this.relay = relay;
		this.parts = parts;
		this.listeners = listeners;
		this.relayWorked = relayWorked;
		made = parts.timers().now();
	}

	/** Asks the relay; blocks until it answered. */
	void ask() {
		final var address = relay.target() + (relay.pin().isPresent() ? "&" : "?") + "routing=" + PairingCode.routingLength(parts.length()) + "&seconds=" //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				+ parts.lifetime().toSeconds();
		try {
			waiting(parts.connector().listen(address, this, this::arrived));
		} catch (final ConnectFailedException e) {
			parts.trouble().report("No code: the relay " + relay.address() + " can't be used.", e); //$NON-NLS-1$ //$NON-NLS-2$
			fail(e.why());
		} catch (final RuntimeException e) {
			parts.trouble().report("No code.", e); //$NON-NLS-1$
			fail(Why.VIOLATION);
		}
	}

	private void waiting(final Listening open) {
		synchronized (this) {
			if (!state.isOver()) {
				listening = open;
				code = Optional.of(PairingCode.generate(open.mailbox().orElseThrow(), parts.length(), parts.random()));
				expires = parts.timers().now().plus(parts.lifetime());
				expiry = new Deadline(parts.timers(), parts.lifetime(), () -> close(State.EXPIRED));
				state = State.WAITING;
			}
		}
		if (state() != State.WAITING) {
			open.close();
			return;
		}
		relayWorked.run();
		changed();
		open.ended().thenAccept(this::ended);
	}

	private void ended(final Listening.End end) {
		switch (end) {
		case REFUSED -> close(State.BURNED);
		case EXPIRED -> close(State.EXPIRED); // the relay began to count a moment before
		case LOST -> fail(Why.UNREACHABLE);
		case ADMITTED, CLOSED -> { }
		}
	}

	private void arrived(final Connection connection) {
		final var welcome = close(State.USED) && parts.arrivals().take(connection, "Code " + handle, Way.CODE); //$NON-NLS-1$
		if (!welcome) {
			connection.close();
		}
	}

	@Override
	public Optional<Attempt> begin(final String wayIn, final byte[] id) {
		synchronized (this) {
			final var known = state == State.WAITING && !begun && parts.timers().now().isBefore(expires) && PairingCode.WAY_IN.equals(wayIn)
					&& MessageDigest.isEqual(code.orElseThrow().routing().getBytes(StandardCharsets.US_ASCII), id);
			if (!known) {
				return Optional.empty();
			}
			begun = true;
			state = State.PROVING;
		}
		changed();
		return Optional.of(new OneGuess());
	}

	@Override
	public String handle() {
		return handle;
	}

	@Override
	public synchronized State state() {
		return state;
	}

	@Override
	public synchronized Optional<PairingCode> code() {
		return code;
	}

	@Override
	public Relay relay() {
		return relay;
	}

	@Override
	public Instant made() {
		return made;
	}

	@Override
	public synchronized Instant expires() {
		return expires;
	}

	@Override
	public synchronized Optional<Why> failure() {
		return failure;
	}

	@Override
	public Optional<String> link() {
		return code().map(made -> "tandem://" + relay.address() + '/' + made.inGroups()); //$NON-NLS-1$
	}

	@Override
	public void cancel() {
		close(State.CANCELLED);
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	private void fail(final Why why) {
		synchronized (this) {
			if (!state.isOver()) {
				failure = Optional.of(why);
			}
		}
		close(State.FAILED);
	}

	private boolean close(final State last) {
		final Listening open;
		synchronized (this) {
			if (state.isOver()) {
				return false;
			}
			state = last;
			open = listening;
			code = Optional.empty();
		}
		expiry.cancel();
		if (open != null && last != State.USED) {
			open.close();
		}
		changed();
		return true;
	}

	private void changed() {
		listeners.tell(Runnable::run);
	}

	/** The only guess: right, or the code is burned. */
	private final class OneGuess implements Attempt {

		private boolean spent;

		@Override
		public String way() {
			return handle;
		}

		@Override
		public byte[] secret() {
			return code().map(PairingCode::secret).orElseGet(() -> {
				final var nobodyKnows = new byte[32]; // cancelled or expired in this moment
				parts.random().nextBytes(nobodyKnows);
				return nobodyKnows;
			});
		}

		@Override
		public boolean spend() {
			synchronized (LocalCode.this) {
				final var first = !spent && state == State.PROVING && parts.timers().now().isBefore(expires);
				spent = true;
				return first;
			}
		}

		@Override
		public void succeeded() {
			// The connection follows; nothing is given back, as nobody can come twice.
		}

		@Override
		public void failed() {
			close(State.BURNED);
		}
	}
}
