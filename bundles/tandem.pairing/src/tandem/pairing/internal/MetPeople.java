// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.identity.StatedName;
import tandem.pairing.Acquaintance;
import tandem.pairing.Acquaintances;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.Timers;
import tandem.session.host.Listeners;
import tandem.session.host.Trouble;

/** Both ends of the channel {@code tandem.contacts}: each says a nonce, and both derive the secret by which they could find each other again. */
final class MetPeople implements Acquaintances {

	/** The channel. */
	static final ChannelConfig CHANNEL = new ChannelConfig("tandem.contacts", 1, Contact.SECRET_BYTES, Urgency.NORMAL); //$NON-NLS-1$

	private static final int MOST = 50;

	private final Contacts contacts;
	private final Supplier<byte[]> ownKey;
	private final Timers timers;
	private final SecureRandom random;
	private final Trouble trouble;
	private final Listeners<Runnable> listeners;
	private final List<Acquaintance> met = new ArrayList<>();

	MetPeople(final Contacts contacts, final Supplier<byte[]> ownKey, final Timers timers, final SecureRandom random, final Trouble trouble) {
		this.contacts = contacts;
		this.ownKey = ownKey;
		this.timers = timers;
		this.random = random;
		this.trouble = trouble;
		listeners = new Listeners<>(trouble);
	}

	/** A feature of one end. */
	SessionFeature feature(final Role role, final Supplier<Optional<String>> forbidden) {
		return new Feature(role, forbidden);
	}

	@Override
	public synchronized Optional<Acquaintance> of(final String session) {
		return met.stream().filter(one -> one.session().equals(session)).findFirst();
	}

	@Override
	public synchronized Optional<Acquaintance> last(final Side side) {
		return met.reversed().stream().filter(one -> one.contact().side() == side).findFirst();
	}

	@Override
	public void remember(final Acquaintance acquaintance) throws IOException {
		contacts.remember(acquaintance.contact());
		met(new Acquaintance(acquaintance.session(), acquaintance.contact(), true));
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	/** Who is remembered already, by an older secret, is asked for nothing: the newer one takes its place where they remember each other anew. */
	private void met(final Acquaintance acquaintance) {
		synchronized (this) {
			met.removeIf(one -> one.session().equals(acquaintance.session()));
			met.add(acquaintance);
			if (met.size() > MOST) {
				met.removeFirst();
			}
		}
		listeners.tell(Runnable::run);
	}

	private final class Feature implements SessionFeature {

		private final Role role;
		private final Supplier<Optional<String>> forbidden;

		Feature(final Role role, final Supplier<Optional<String>> forbidden) {
			this.role = role;
			this.forbidden = forbidden;
		}

		@Override
		public Role role() {
			return role;
		}

		@Override
		public ChannelConfig channel() {
			return CHANNEL;
		}

		@Override
		public Attachment attach(final SessionContext context, final Channel channel) {
			if (context.peerKey().isEmpty() || forbidden.get().isPresent() || of(context.id()).isPresent()) {
				channel.close();
			} else {
				final var nonce = new byte[Contact.SECRET_BYTES];
				random.nextBytes(nonce);
				channel.listen(new Talk(role, context, channel, nonce));
			}
			return () -> { };
		}
	}

	private final class Talk implements Channel.Listener {

		private final Role role;
		private final SessionContext context;
		private final Channel channel;
		private final byte[] nonce;
		private boolean heard;

		Talk(final Role role, final SessionContext context, final Channel channel, final byte[] nonce) {
			this.role = role;
			this.context = context;
			this.channel = channel;
			this.nonce = nonce;
		}

		@Override
		public void connected() {
			channel.send(nonce);
		}

		@Override
		public void message(final byte[] theirs) {
			if (heard || theirs.length != Contact.SECRET_BYTES) {
				context.violation("a message about contacts that is none"); //$NON-NLS-1$
				return;
			}
			heard = true;
			final var key = context.peerKey().orElseThrow();
			final var sharing = role == Role.SHARER;
			final var secret = sharing ? ContactKeys.secret(ownKey.get(), key, nonce, theirs) : ContactKeys.secret(key, ownKey.get(), theirs, nonce);
			final var stated = StatedName.clean(context.peerName());
			try {
				met(new Acquaintance(context.id(), new Contact(sharing ? Side.HELPER : Side.HELPED, stated.isEmpty() ? "?" : stated, key, secret, timers.now(), //$NON-NLS-1$
						Standing.GOOD), false));
			} catch (final IllegalArgumentException e) {
				trouble.report("Somebody can't be remembered.", e); //$NON-NLS-1$
			}
		}
	}
}
