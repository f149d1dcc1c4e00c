// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import tandem.channel.codec.MessageException;
import tandem.identity.Authority;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.identity.LongTermKey;
import tandem.identity.Vouched;
import tandem.session.Timers;
import tandem.session.host.Trouble;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Who may offer help at this computer: asked anew at each use, as settings, certificates and contacts change. Thread-safe. */
final class OfferGuests {

	/**
	 * What it asks.
	 *
	 * @param authority of the setting {@link Setting#OFFERS_AUTHORITY}
	 * @param vouched told who was let in by a certificate, with the key
	 */
	record Sources(Settings settings, Contacts contacts, Supplier<Optional<Authority>> authority, BiConsumer<byte[], Vouched> vouched, Timers timers, Trouble trouble) {
	}

	/** A way to the door, and who may come by it. */
	record Invited(EasySearch.Key key, Judge judge) {
	}

	/** Whether the owner of a proven key is who may come. */
	@FunctionalInterface
	interface Judge {

		/**
		 * @param longTermKey X.509-encoded, proven
		 * @param shown what they show of who names them; unchecked
		 */
		boolean lets(byte[] longTermKey, byte[] shown);
	}

	private final Sources sources;

	OfferGuests(final Sources sources) {
		this.sources = sources;
	}

	/** Whether anybody at all may offer help. */
	boolean any() {
		return !fingerprints().isEmpty() || !sources.settings().get(Setting.OFFERS_AUTHORITY).isBlank() || sources.settings().get(Setting.OFFERS_FROM_CONTACTS);
	}

	/** The way that a caller names by an id. */
	Optional<Invited> find(final byte[] id) {
		return Stream.of(listed(), group(), known()).flatMap(List::stream).filter(one -> MessageDigest.isEqual(one.key().id(), id)).findFirst();
	}

	private List<String> fingerprints() {
		return sources.settings().get(Setting.OFFERS_FROM).stream().flatMap(text -> OfferKeys.fingerprint(text).stream()).toList();
	}

	private List<Invited> listed() {
		return fingerprints().stream().map(fingerprint -> new Invited(OfferKeys.listed(fingerprint),
				(key, shown) -> fingerprints().contains(fingerprint) && LongTermKey.fingerprint(key).equals(fingerprint))).toList();
	}

	private List<Invited> group() {
		return sources.authority().get().map(authority -> authority.names().stream().map(name -> new Invited(OfferKeys.group(name), this::isNamed)).toList()).orElse(List.of());
	}

	/** Its certificates are read at this moment, so that what was taken back meanwhile counts. */
	private boolean isNamed(final byte[] key, final byte[] shown) {
		try {
			final var chain = new ArrayList<X509Certificate>();
			for (final var encoded : PairingCodec.decode(shown)) {
				chain.add(Authority.certificate(encoded));
			}
			final var said = sources.authority().get().flatMap(authority -> authority.vouches(chain, key, sources.timers().now()));
			said.ifPresent(vouched -> sources.vouched().accept(key, vouched));
			return said.isPresent();
		} catch (final MessageException | CertificateException e) {
			return false;
		}
	}

	private List<Invited> known() {
		return contacts().stream().flatMap(contact -> ContactKeys.offersAround(contact, sources.timers().now()).stream()
				.map(key -> new Invited(key, (own, shown) -> AskDoors.isThem(sources.contacts(), sources.trouble(), contact, own)))).toList();
	}

	/** Contacts who may offer help: all of them where the setting says so, else those who are named. */
	List<Contact> contacts() {
		try {
			final var all = sources.settings().get(Setting.OFFERS_FROM_CONTACTS);
			final var named = fingerprints();
			return sources.contacts().all().stream().filter(one -> one.side() == Side.HELPER && one.standing() == Standing.GOOD)
					.filter(one -> all || named.contains(LongTermKey.fingerprint(one.key()))).toList();
		} catch (final IOException e) {
			sources.trouble().report("Contacts can't be read, so none of them may offer help.", e); //$NON-NLS-1$
			return List.of();
		}
	}
}
