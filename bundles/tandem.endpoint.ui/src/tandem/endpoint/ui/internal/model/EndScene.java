// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.endpoint.EndpointView;
import tandem.session.EndReason;

/** The end of a session in words. Pure. */
final class EndScene {

	private EndScene() {
	}

	/**
	 * The page for an end.
	 *
	 * @param openElsewhere whether somebody could still connect through another invitation
	 */
	static Page.Ended of(final EndpointView view, final EndReason reason, final boolean openElsewhere, final boolean hasLog) {
		final var name = MarkedName.marked(view.technician().map(peer -> peer.statedName()).orElse(""), MarkedName.LONG); //$NON-NLS-1$
		final var text = new StringBuilder(NLS.bind(Messages.End_over, name)).append(' ')
				.append(openElsewhere ? Messages.End_open : Messages.End_closed);
		view.trouble().ifPresent(trouble -> text.append("\n\n").append(trouble)); //$NON-NLS-1$
		return new Page.Ended(title(reason), text.toString(), hasLog, Optional.empty());
	}

	private static String title(final EndReason reason) {
		return switch (reason) {
		case SHARER_ENDED -> Messages.End_sharer;
		case SHARER_DECLINED -> Messages.End_declined;
		case SHARER_DID_NOT_ANSWER -> Messages.End_noAnswer;
		case TECHNICIAN_LEFT -> Messages.End_left;
		case CONNECTION_LOST -> Messages.End_lost;
		case TIME_LIMIT -> Messages.End_time;
		case POLICY -> Messages.End_policy;
		case CANNOT_SHARE -> Messages.End_cannotShare;
		case ENDPOINT_CLOSED -> Messages.End_shutDown;
		case VIOLATION -> Messages.End_violation;
		};
	}
}
