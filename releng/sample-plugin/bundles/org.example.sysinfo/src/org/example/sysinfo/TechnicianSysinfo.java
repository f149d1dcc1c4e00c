// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.codec.MessageException;
import tandem.session.Answer;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The technician's end: asks, and keeps the latest report of each session. */
@Component(service = { SessionFeature.class, Computers.class })
public final class TechnicianSysinfo implements SessionFeature, Computers {

	private final Map<String, Other> others = new ConcurrentHashMap<>();

	private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public ChannelConfig channel() {
		return SysinfoCodec.CHANNEL;
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var other = new Other(context, channel);
		final var changes = context.onChange(other::changed);
		final var answers = context.onAnswer((permission, answer) -> {
			if (permission.equals(SysinfoCodec.PERMISSION)) {
				other.answered(answer);
			}
		});
		channel.listen(other);
		return () -> {
			changes.close();
			answers.close();
			others.remove(context.id(), other);
			tell();
		};
	}

	@Override
	public Optional<Computer> of(final String session) {
		return Optional.ofNullable(others.get(session));
	}

	@Override
	public AutoCloseable listen(final Runnable changed) {
		listeners.add(changed);
		return () -> listeners.remove(changed);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}

	private final class Other implements Computer, Channel.Listener {

		private final SessionContext context;
		private final Channel channel;
		private boolean wanted;
		private Optional<Report> report = Optional.empty();
		private String standing = "";

		Other(final SessionContext context, final Channel channel) {
			this.context = context;
			this.channel = channel;
		}

		/** Only now it is known that the other end has this plug-in. */
		@Override
		public void connected() {
			others.put(context.id(), this);
			tell();
		}

		@Override
		public void disconnected() {
			others.remove(context.id(), this);
			tell();
		}

		@Override
		public void message(final byte[] message) {
			try {
				final var told = SysinfoCodec.read(message);
				synchronized (this) {
					report = Optional.of(told);
					standing = "";
				}
				tell();
			} catch (final MessageException e) {
				context.violation("System information: " + e.getMessage());
			}
		}

		@Override
		public synchronized void ask() {
			wanted = true;
			if (context.gate().allows(SysinfoCodec.PERMISSION)) {
				channel.send(SysinfoCodec.wish(true));
			} else {
				standing = "The person who sits there is asked.";
				context.request(SysinfoCodec.PERMISSION);
			}
			tell();
		}

		private void answered(final Answer answer) {
			synchronized (this) {
				if (answer == Answer.ALLOWED && wanted) {
					channel.send(SysinfoCodec.wish(true));
				}
				standing = answer == Answer.ALLOWED ? "" : "The person who sits there does not want it.";
			}
			tell();
		}

		/** What was permitted may be permitted no longer: then nothing is shown. */
		private void changed() {
			synchronized (this) {
				if (!context.gate().allows(SysinfoCodec.PERMISSION)) {
					report = Optional.empty();
				}
			}
			tell();
		}

		@Override
		public synchronized Optional<Report> report() {
			return report;
		}

		@Override
		public synchronized String standing() {
			return standing;
		}
	}
}
