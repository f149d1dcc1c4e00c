// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import tandem.channel.Channel;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** One channel of a session's viewer, which lives as long as one of them. */
abstract class ViewerFeature implements SessionFeature {

	private final ViewerRegistry viewers;

	/** @param viewers where the session's viewer is */
	ViewerFeature(final ViewerRegistry viewers) {
		this.viewers = viewers;
	}

	@Override
	public final Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public final Attachment attach(final SessionContext context, final Channel channel) {
		final var attachment = attach(viewers.take(context), channel);
		return new OnceClosed(attachment, () -> viewers.give(context.id()));
	}

	/** Puts the viewer's part to work. */
	abstract Attachment attach(SessionViewer viewer, Channel channel);
}
