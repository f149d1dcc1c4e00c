// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.channel.Authenticator;
import tandem.identity.SecretFile;
import tandem.invitation.InvitationFile;
import tandem.invitation.InvitationPassword;
import tandem.invitation.OpenInvitation;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.session.host.Deadline;

/** An invitation of this computer: what its window shows, and the door that it opens. */
final class LocalInvitation implements OpenInvitation, WayIn {

	private final Door door;
	private final InvitationPassword password;
	private final String from;
	private final String computer;
	private final Instant made;
	private final Instant expires;
	private final Deadline expiry;
	private final SecureRandom random;
	private final Runnable closed;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private State state = State.OPENING;
	private Optional<String> trouble = Optional.empty();
	private Optional<String> openedBy = Optional.empty();
	private Contents contents;

	/**
	 * @param from who invites, as the file will say
	 * @param closed called once, on any thread, when no technician can come any more
	 */
	LocalInvitation(final String handle, final InvitationPassword password, final String from, final String computer, final Instant expires,
			final Tries tries, final byte[] id, final Timers timers, final SecureRandom random, final Runnable closed) {
		this.door = new Door(handle, id, new Contents(List.of(), new byte[0], id).secret(password), tries, this);
		this.password = password;
		this.from = from;
		this.computer = computer;
		this.made = timers.now();
		this.expires = expires;
		this.random = random;
		this.closed = closed;
		this.expiry = new Deadline(timers, Duration.between(made, expires), () -> close(State.EXPIRED));
	}

	@Override
	public String handle() {
		return door.handle();
	}

	@Override
	public String kind() {
		return InvitationFile.WAY_IN;
	}

	@Override
	public synchronized State state() {
		return state;
	}

	@Override
	public String password() {
		return password.inGroups();
	}

	@Override
	public Instant expires() {
		return expires;
	}

	@Override
	public synchronized Optional<String> openedBy() {
		return openedBy;
	}

	@Override
	public int wrongTries() {
		return door.wrongTries();
	}

	@Override
	public synchronized Optional<String> trouble() {
		return trouble;
	}

	@Override
	public Authenticator authenticator() {
		return door;
	}

	@Override
	public void listening(final List<String> addresses, final byte[] fingerprint) {
		synchronized (this) {
			if (!isOpen()) {
				return;
			}
			final var best = addresses.subList(0, Math.min(addresses.size(), Contents.MAX_ADDRESSES));
			contents = new Contents(List.copyOf(best), fingerprint.clone(), door.id());
			state = State.WAITING;
		}
		changed();
	}

	@Override
	public void cannotListen(final String why) {
		synchronized (this) {
			trouble = Optional.of(why);
		}
		close(State.FAILED);
	}

	@Override
	public void used(final String peerName) {
		synchronized (this) {
			openedBy = Optional.of(peerName);
		}
		close(State.USED);
	}

	@Override
	public void save(final Path file) throws IOException {
		SecretFile.write(file, content());
	}

	@Override
	public byte[] content() {
		final Contents now;
		if (expiry.passed()) {
			close(State.EXPIRED);
		}
		synchronized (this) {
			if (state != State.WAITING) {
				throw new IllegalStateException("not waiting but " + state); //$NON-NLS-1$
			}
			now = contents;
		}
		final var salt = new byte[Header.SALT_BYTES];
		final var nonce = new byte[Header.NONCE_BYTES];
		random.nextBytes(salt);
		random.nextBytes(nonce);
		final var header = new Header(from, computer, made, expires, salt, nonce);
		return Seal.close(header, now.encode(), password).toBytes();
	}

	@Override
	public void cancel() {
		close(State.CANCELLED);
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Whether a technician may come in now; asks the clock, because a computer that woke up may not yet have run what was due. */
	synchronized boolean admits() {
		return isOpen() && !expiry.passed();
	}

	/** A try went wrong. */
	void triedWrongly() {
		if (door.wrongTries() >= Tries.LIMIT) {
			close(State.TOO_MANY_TRIES);
		} else {
			changed();
		}
	}

	private void close(final State last) {
		synchronized (this) {
			if (!isOpen()) {
				return;
			}
			state = last;
		}
		expiry.cancel();
		door.forget();
		closed.run();
		changed();
	}

	private boolean isOpen() {
		return state == State.OPENING || state == State.WAITING;
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}
}
