// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Credential;
import tandem.channel.Peer;
import tandem.discovery.Neighbour;
import tandem.identity.Authority;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.identity.Identity;
import tandem.identity.LongTermKey;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.OfferCalls;
import tandem.session.Timers;
import tandem.session.host.Trouble;
import tandem.settings.Way;

/** Offers help, where there is a technician's end to come to. */
@Component(service = OfferCalls.class)
public final class TechnicianOffers implements OfferCalls {

	private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.%a-z]*"); //$NON-NLS-1$

	private static final Predicate<Peer> ANYBODY = peer -> true;

	private final TechnicianEasyCalls calls;
	private final Contacts contacts;
	private final Identity identity;
	private final TechnicianCertificate certificate;
	private final Timers timers;
	private final Trouble trouble;

	/** Wires it. */
	@Activate
	public TechnicianOffers(@Reference final TechnicianEasyCalls calls, @Reference final Contacts contacts, @Reference final Identity identity,
			@Reference final TechnicianCertificate certificate, @Reference final Timers timers, @Reference(service = LoggerFactory.class) final Logger log) {
		this.calls = calls;
		this.contacts = contacts;
		this.identity = identity;
		this.certificate = certificate;
		this.timers = timers;
		trouble = log::warn;
	}

	@Override
	public Call offer(final String computer) {
		return calls.begin(EasySearch.Wanted.at(Way.OFFERS, computer.strip(), List.of(address(computer)), ownKeys(), ANYBODY));
	}

	@Override
	public Call offer(final Neighbour computer) {
		return calls.begin(EasySearch.Wanted.at(Way.OFFERS, computer.card().computer().orElse(computer.addresses().getFirst()), computer.addresses(), ownKeys(), ANYBODY));
	}

	@Override
	public Call offer(final Contact helped) {
		if (helped.side() != Side.HELPED || helped.standing() != Standing.GOOD) {
			throw new IllegalStateException("not in good standing"); //$NON-NLS-1$
		}
		return calls.begin(new EasySearch.Wanted(Way.OFFERS, helped.name(), ContactKeys.offersAround(helped, timers.now()),
				peer -> AskDoors.isThem(contacts, trouble, helped, peer)));
	}

	@Override
	public Set<String> announced(final Contact helped) {
		return ContactKeys.offersAround(helped, timers.now()).stream().map(EasySearch.Key::announced).collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public String fingerprint() {
		return LongTermKey.fingerprint(identity.publicKey());
	}

	/** The computer may know this technician, or those who certified them. */
	private List<EasySearch.Key> ownKeys() {
		final var keys = new ArrayList<EasySearch.Key>();
		keys.add(OfferKeys.listed(fingerprint()));
		final var chain = certificate.chain();
		if (!chain.isEmpty()) {
			final var shown = PairingCodec.encode(chain);
			try {
				if (shown.length <= Credential.MAX_SHOWN) {
					keys.add(OfferKeys.group(Authority.certificate(chain.getLast()).getIssuerX500Principal().getEncoded()).showing(shown));
				} else {
					trouble.report("Your certificate and those behind it are too long to be shown with an offer: " + shown.length + " bytes.", null); //$NON-NLS-1$ //$NON-NLS-2$
				}
			} catch (final CertificateException e) {
				trouble.report("Your certificate can't be shown with an offer.", e); //$NON-NLS-1$
			}
		}
		return List.copyOf(keys);
	}

	/** {@code host:port} of what a person typed. */
	static String address(final String typed) {
		final var text = typed.strip();
		final var bracketed = BARE_IPV6.matcher(text).matches() ? '[' + text + ']' : text;
		final var withPort = bracketed.matches(".*[^:\\]]:[0-9]+|\\[.*\\]:[0-9]+") ? bracketed : bracketed + ':' + USUAL_PORT; //$NON-NLS-1$
		return RelayAddress.read(withPort).map(RelayAddress::withPort).orElseThrow(() -> new IllegalArgumentException("not an address: " + typed)); //$NON-NLS-1$
	}
}
