// SPDX-License-Identifier: EPL-2.0
/**
 * The session between a sharer and a technician: its states, the permissions, and the ports of those who take part.
 *
 * <h2>Ways in</h2>
 * A session begins with an authenticated {@link tandem.channel.Connection}. How that comes about is the affair of a way in; there are two
 * forms, and both lead to the same session, the same questions and the same gate:
 * <ul>
 * <li><b>The endpoint waits.</b> A {@link tandem.session.WayIn} service is a door that the sharer opened, for example an invitation. The
 * endpoint listens as long as one is registered, tells it how it can be reached, asks its authenticator about each caller, and tells it
 * who came. The sharer's end made the secret and counts the guesses. The technician's end calls, with
 * {@code tandem.technician.Technician.call}: addresses to try, and a credential.</li>
 * <li><b>Somebody else made the connection.</b> Whoever has one, at either end, hands it to the {@link tandem.session.Arrivals} service of
 * that {@link tandem.session.Role}, which takes it in or closes it. So it is with a pairing code: the technician's end makes the secret,
 * waits at a relay ({@link tandem.channel.Connector#listen}) and counts the guess; the sharer types the code, and the endpoint calls
 * ({@link tandem.channel.Connector#connect}) without listening anywhere. {@link tandem.session.Arrivals#free} says before the call
 * whether it would be worth while; the answer that counts is that of {@code take}.</li>
 * </ul>
 * Neither form grants anything. Who made the secret, who called and which carrier it was do not reach
 * {@link tandem.session.Consent}: at the sharer's end every connection asks to see the screen first, and one that comes while a session
 * exists, or is read about as ended, is closed. The handle of a door reaches the features as {@link tandem.session.SessionContext#way()}.
 *
 * <h2>Features</h2>
 * A capability registers a {@link tandem.session.SessionFeature} at each end. It attaches to every session, whichever way that began.
 */
package tandem.session;
