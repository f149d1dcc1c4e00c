// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo.sharer;

import java.util.Set;

import org.example.sysinfo.SysinfoCodec;
import org.osgi.service.component.annotations.Component;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.codec.MessageException;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The sharer's end: reads what this computer is and does, while the sharer permits it and the technician wants it. */
@Component(service = SessionFeature.class)
public final class SharerSysinfo implements SessionFeature {

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return SysinfoCodec.CHANNEL;
	}

	@Override
	public Set<Permission> permissions() {
		return Set.of(SysinfoCodec.PERMISSION);
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var telling = new Telling(() -> context.gate().allows(SysinfoCodec.PERMISSION), channel);
		channel.listen(new Channel.Listener() {

			@Override
			public void message(final byte[] message) {
				try {
					telling.want(SysinfoCodec.readWish(message));
				} catch (final MessageException e) {
					context.violation("System information: " + e.getMessage());
				}
			}

			@Override
			public void disconnected() {
				telling.close();
			}
		});
		return telling;
	}
}
