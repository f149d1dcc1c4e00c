// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The technician's end of the channel {@code tandem.pairing}: shows who vouches for this technician, where somebody does. */
@Component(service = SessionFeature.class)
public final class TechnicianPairingFeature implements SessionFeature {

	private final TechnicianCertificate certificate;

	/** @param certificate of this technician */
	@Activate
	public TechnicianPairingFeature(@Reference final TechnicianCertificate certificate) {
		this.certificate = certificate;
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public ChannelConfig channel() {
		return PairingCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var chain = certificate.chain();
		if (chain.isEmpty()) {
			channel.close();
		} else {
			channel.listen(new Speaker(context, channel, chain));
		}
		return () -> {
		};
	}

	private record Speaker(SessionContext context, Channel channel, List<byte[]> chain) implements Channel.Listener {

		@Override
		public void connected() {
			if (channel.send(PairingCodec.encode(chain)) != Channel.Sent.ACCEPTED) {
				context.log("Your certificate could not be shown."); //$NON-NLS-1$
			}
		}

		@Override
		public void message(final byte[] message) {
			context.violation("The other computer answered a certificate"); //$NON-NLS-1$
		}
	}
}
