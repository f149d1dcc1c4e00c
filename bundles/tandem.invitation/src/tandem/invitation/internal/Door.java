// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import tandem.channel.Authenticator;
import tandem.invitation.InvitationFile;

/** Who may try at one invitation: who presents its id, one at a time, while it is open. */
final class Door implements Authenticator {

	private final String handle;
	private final byte[] id;
	private final byte[] secret;
	private final Tries tries;
	private final LocalInvitation invitation;

	Door(final String handle, final byte[] id, final byte[] secret, final Tries tries, final LocalInvitation invitation) {
		this.handle = handle;
		this.id = id.clone();
		this.secret = secret;
		this.tries = tries;
		this.invitation = invitation;
	}

	@Override
	public Optional<Attempt> begin(final String wayIn, final byte[] presented) {
		final var known = MessageDigest.isEqual(id, presented);
		return known && InvitationFile.WAY_IN.equals(wayIn) && invitation.admits() && tries.begin() ? Optional.of(new Try()) : Optional.empty();
	}

	String handle() {
		return handle;
	}

	byte[] id() {
		return id.clone();
	}

	int wrongTries() {
		return tries.wrong();
	}

	void forget() {
		tries.forget();
	}

	private final class Try implements Attempt {

		private final AtomicBoolean over = new AtomicBoolean();
		private volatile boolean spent;

		@Override
		public String way() {
			return handle;
		}

		@Override
		public byte[] secret() {
			return secret.clone();
		}

		@Override
		public boolean spend() {
			if (spent || over.get() || !invitation.admits() || !tries.spend()) {
				return false;
			}
			spent = true;
			return true;
		}

		@Override
		public void succeeded() {
			if (over.compareAndSet(false, true)) {
				tries.right();
			}
		}

		@Override
		public void failed() {
			if (over.compareAndSet(false, true)) {
				tries.wrong(spent);
				invitation.triedWrongly();
			}
		}
	}
}
