// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import tandem.channel.Peer;
import tandem.identity.Asks;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.pairing.AskContacts;
import tandem.pairing.OpenPassword;
import tandem.session.WayIn;
import tandem.session.host.Trouble;
import tandem.settings.Way;

/** Doors for contacts, without their wiring: one at a time. Thread-safe. */
final class AskDoors implements AskContacts {

	private final LocalDoor.Parts parts;
	private final Contacts contacts;
	private final Asks asks;
	private final Function<WayIn, Runnable> opener;
	private Optional<LocalDoor> now = Optional.empty();
	private int made;

	/** @param opener makes a door known and says how it is closed */
	AskDoors(final LocalDoor.Parts parts, final Contacts contacts, final Asks asks, final Function<WayIn, Runnable> opener) {
		this.parts = parts;
		this.contacts = contacts;
		this.asks = asks;
		this.opener = opener;
	}

	@Override
	public Optional<String> forbidden() {
		return parts.forbidden().apply(Way.CONTACTS);
	}

	@Override
	public synchronized OpenPassword ask(final Contact helper) {
		forbidden().ifPresent(why -> {
			throw new IllegalStateException(why);
		});
		if (helper.side() != Side.HELPER || helper.standing() != Standing.GOOD) {
			throw new IllegalStateException("not in good standing"); //$NON-NLS-1$
		}
		cancel();
		final var key = ContactKeys.at(helper, parts.timers().now());
		final var holder = new Runnable[] { () -> { } };
		final var door = new LocalDoor(Way.CONTACTS.kind() + '-' + ++made, new LocalDoor.Lock(Way.CONTACTS, key.id(), key.secret(), "", Set.of(key.announced()), //$NON-NLS-1$
				"a contact", peer -> welcomes(helper, peer)), parts, () -> holder[0].run()); //$NON-NLS-1$
		holder[0] = opener.apply(door);
		now = Optional.of(door);
		return door;
	}

	@Override
	public void block(final Contact helper, final boolean block) throws IOException {
		asks.block(helper.key(), block);
		contacts.replace(helper.standing(block ? Standing.BLOCKED : Standing.GOOD));
	}

	/** Their key, and nobody blocked them meanwhile. Another key is an alarm and no question. */
	private boolean welcomes(final Contact helper, final Peer peer) {
		return isThem(contacts, parts.trouble(), helper, peer);
	}

	/** Whether somebody who proved a contact's secret is that contact, in good standing; notes the alarm where they are somebody else. */
	static boolean isThem(final Contacts contacts, final Trouble trouble, final Contact expected, final Peer peer) {
		return isThem(contacts, trouble, expected, peer.longTermKey().map(AskDoors::bytes).orElse(new byte[0]));
	}

	/** As above, by the key that they proved. */
	static boolean isThem(final Contacts contacts, final Trouble trouble, final Contact expected, final byte[] proven) {
		try {
			final var known = contacts.find(expected.id());
			if (known.isEmpty() || known.get().standing() != Standing.GOOD) {
				return false;
			}
			if (known.get().owns(proven)) {
				return true;
			}
			contacts.replace(known.get().standing(Standing.OTHER_KEY));
			return false;
		} catch (final IOException e) {
			trouble.report("Contacts can't be read, so nobody comes in as one.", e); //$NON-NLS-1$
			return false;
		}
	}

	private static byte[] bytes(final List<Byte> key) {
		final var bytes = new byte[key.size()];
		for (var i = 0; i < bytes.length; i++) {
			bytes[i] = key.get(i);
		}
		return bytes;
	}

	/** The one that is open is closed. */
	synchronized void cancel() {
		now.ifPresent(LocalDoor::cancel);
		now = Optional.empty();
	}
}
