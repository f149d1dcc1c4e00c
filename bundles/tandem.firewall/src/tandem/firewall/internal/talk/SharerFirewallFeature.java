// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.firewall.Change;
import tandem.session.Answer;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.Timers;

/** The sharer's end of the channel {@code tandem.firewall}: it reads, where the sharer permits it; each change that the technician proposes is shown to the sharer, who says. */
@Component(service = SessionFeature.class)
public final class SharerFirewallFeature implements SessionFeature {

	/** To look into the computer's state. */
	static final Permission DIAGNOSTICS = new Permission("diagnostics");

	/** To change the firewall: asked for each change, and never granted for longer. */
	static final Permission CHANGE = new Permission("tandem.firewall.change");

	private final Looking looking;
	private final Timers timers;

	/** @param looking at this computer */
	@Activate
	public SharerFirewallFeature(@Reference final Looking looking, @Reference final Timers timers) {
		this.looking = looking;
		this.timers = timers;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public ChannelConfig channel() {
		return TalkCodec.CHANNEL;
	}

	@Override
	public Set<Permission> permissions() {
		return Set.of(DIAGNOSTICS);
	}

	@Override
	public Attachment attach(final SessionContext context, final Channel channel) {
		final var answering = new Answering(channel, looking, new BySharer(context), timers::nanos);
		final var watch = context.onChange(answering::changed);
		channel.listen(answering);
		return () -> {
			watch.close();
			answering.close();
		};
	}

	/** What the sharer of a session permits now. */
	private record BySharer(SessionContext context) implements Answering.Rules {

		@Override
		public boolean permitted() {
			return context.gate().allows(DIAGNOSTICS);
		}

		@Override
		public boolean isOwner() {
			return false;
		}

		@Override
		public boolean lets(final Change change) throws InterruptedException {
			try {
				return context.propose(CHANGE, change.lines()).get() == Answer.ALLOWED;
			} catch (final ExecutionException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		public void log(final String event) {
			context.log(event);
		}

		@Override
		public void violation(final String reason) {
			context.violation(reason);
		}
	}
}
