// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.firewall.internal.probe.Visitor;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The technician's end of the channel {@code tandem.firewall}: the sharer's computer is one that can be looked at, as soon as it has the other end. */
@Component(service = SessionFeature.class)
public final class TechnicianFirewallFeature implements SessionFeature {

	private final KnownStations stations;

	/** @param stations where the sharers' computers appear */
	@Activate
	public TechnicianFirewallFeature(@Reference final KnownStations stations) {
		this.stations = stations;
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public ChannelConfig channel() {
		return TalkCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var asking = new Asking(channel, context::violation, Optional.of(new Visitor()));
		final var station = new SessionStation(context, asking);
		channel.listen(new Channel.Listener() {

			@Override
			public void connected() {
				asking.connected();
				stations.add(station);
			}

			@Override
			public void message(final byte[] message) {
				asking.message(message);
			}

			@Override
			public void disconnected() {
				stations.remove(station);
				asking.disconnected();
			}
		});
		return () -> {
			stations.remove(station);
			asking.close();
		};
	}
}
