// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.Peer;
import tandem.channel.codec.MessageException;
import tandem.identity.Authority;
import tandem.identity.Vouched;
import tandem.pairing.Vouchers;
import tandem.session.Registration;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.Timers;
import tandem.session.host.Trouble;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** The sharer's end of the channel {@code tandem.pairing}: checks what a technician shows of who vouches for them. */
@Component(service = { SessionFeature.class, Vouchers.class, SharerPairingFeature.class })
public final class SharerPairingFeature implements SessionFeature, Vouchers {

	private final KnownVouchers known;
	private final Timers timers;

	/** Wires it. */
	@Activate
	public SharerPairingFeature(@Reference final Settings settings, @Reference final RelaysComponent relays, @Reference final Timers timers,
			@Reference(service = LoggerFactory.class) final Logger log) {
		this(new KnownVouchers(() -> authority(settings.get(Setting.AUTHORITY), relays.teamAuthority(), log::warn), log::warn), timers);
	}

	SharerPairingFeature(final KnownVouchers known, final Timers timers) {
		this.known = known;
		this.timers = timers;
	}

	/** What is set counts before what the team's file says; what can't be read vouches for nobody. */
	static Optional<Authority> authority(final String file, final Optional<String> team, final Trouble trouble) {
		try {
			final var pem = file.isBlank() ? team : Optional.of(Files.readString(Path.of(file)));
			return pem.isPresent() ? Optional.of(Authority.read(pem.get())) : Optional.empty();
		} catch (final IOException | GeneralSecurityException | RuntimeException e) {
			trouble.report("The certificates of those who vouch for technicians can't be read, so nobody is vouched for: " + e.getMessage(), e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	/** An authority that this computer asks said so of a technician who comes now. */
	void vouched(final byte[] longTermKey, final Vouched said) {
		known.said(longTermKey, said);
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return PairingCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var key = context.peerKey();
		if (key.isEmpty()) {
			channel.close();
			return () -> {
			};
		}
		channel.listen(new Ear(context, key.get()));
		return () -> known.left(key.get());
	}

	@Override
	public Optional<Vouched> of(final Peer technician) {
		return known.of(technician);
	}

	@Override
	public Registration onChange(final Runnable listener) {
		return known.onChange(listener);
	}

	private final class Ear implements Channel.Listener {

		private final SessionContext context;
		private final byte[] key;
		private boolean heard;

		Ear(final SessionContext context, final byte[] key) {
			this.context = context;
			this.key = key;
		}

		@Override
		public void message(final byte[] message) {
			try {
				if (heard) {
					throw new MessageException("certificates a second time"); //$NON-NLS-1$
				}
				heard = true;
				final var said = known.shown(key, PairingCodec.decode(message), timers.now());
				context.log(said.map(vouched -> vouched.by() + " vouches for them: \"" + vouched.name() + "\".") //$NON-NLS-1$ //$NON-NLS-2$
						.orElse("They showed a certificate that this computer does not trust.")); //$NON-NLS-1$
			} catch (final MessageException e) {
				context.violation("a pairing message: " + e.getMessage()); //$NON-NLS-1$
			}
		}
	}
}
