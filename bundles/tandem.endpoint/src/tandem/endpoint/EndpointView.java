// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import tandem.channel.Peer;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;

/**
 * All that the sharer's windows show, at one moment. Immutable.
 *
 * @param state where things stand; OFF and WAITING where nobody is connected, ENDED only until {@link Endpoint#acknowledgeEnd()}
 * @param technician who is connected, or was until the end
 * @param question what the sharer is asked now
 * @param granted what is allowed now, VIEW and CONTROL included
 * @param tookBack the sharer took control back and may let the technician continue without a new question
 * @param refusesControl the sharer said No twice: further requests are answered No by themselves
 * @param everyEscapeStops the platform can't tell the sharer's Esc from the technician's: each one takes control back
 * @param promptUp a password prompt, lock or login screen holds remote input
 * @param ended why the last session ended, until acknowledged
 * @param doors handles of the ways in that are open
 * @param trouble what keeps this computer from being helped, in words for the sharer
 */
public record EndpointView(SessionState state, Optional<Peer> technician, Optional<Question> question, Set<Permission> granted,
		boolean tookBack, boolean refusesControl, boolean everyEscapeStops, boolean promptUp, Optional<EndReason> ended, List<String> doors,
		Optional<String> trouble) {
}
