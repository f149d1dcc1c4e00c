// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import tandem.channel.Peer;
import tandem.identity.Authority;
import tandem.identity.Vouched;
import tandem.pairing.Vouchers;
import tandem.session.Registration;
import tandem.session.host.Listeners;
import tandem.session.host.Trouble;

/** What the authorities of this computer say of the technicians that are connected. Thread-safe. */
final class KnownVouchers implements Vouchers {

	private final Supplier<Optional<Authority>> authority;
	private final Map<String, Vouched> known = new ConcurrentHashMap<>();
	private final Listeners<Runnable> listeners;

	/** @param authority read anew for each technician */
	KnownVouchers(final Supplier<Optional<Authority>> authority, final Trouble trouble) {
		this.authority = authority;
		listeners = new Listeners<>(trouble);
	}

	/**
	 * A technician shows certificates. May block for reading a file.
	 *
	 * @return what an authority says of them
	 */
	Optional<Vouched> shown(final byte[] longTermKey, final List<byte[]> chain, final Instant now) {
		final var said = authority.get().flatMap(some -> vouches(some, longTermKey, chain, now));
		said.ifPresent(vouched -> known.put(HexFormat.of().formatHex(longTermKey), vouched));
		listeners.tell(Runnable::run);
		return said;
	}

	/** Somebody has found out already what is said of a technician. */
	void said(final byte[] longTermKey, final Vouched vouched) {
		known.put(HexFormat.of().formatHex(longTermKey), vouched);
		listeners.tell(Runnable::run);
	}

	/** The technician is gone. */
	void left(final byte[] longTermKey) {
		if (known.remove(HexFormat.of().formatHex(longTermKey)) != null) {
			listeners.tell(Runnable::run);
		}
	}

	private static Optional<Vouched> vouches(final Authority authority, final byte[] longTermKey, final List<byte[]> chain, final Instant now) {
		final var certificates = new ArrayList<X509Certificate>();
		try {
			for (final var encoded : chain) {
				certificates.add(Authority.certificate(encoded));
			}
		} catch (final CertificateException e) {
			return Optional.empty();
		}
		return authority.vouches(certificates, longTermKey, now);
	}

	@Override
	public Optional<Vouched> of(final Peer technician) {
		return technician.longTermKey().flatMap(key -> {
			final var bytes = new byte[key.size()];
			for (var i = 0; i < bytes.length; i++) {
				bytes[i] = key.get(i);
			}
			return Optional.ofNullable(known.get(HexFormat.of().formatHex(bytes)));
		});
	}

	@Override
	public Registration onChange(final Runnable listener) {
		return listeners.add(listener);
	}
}
