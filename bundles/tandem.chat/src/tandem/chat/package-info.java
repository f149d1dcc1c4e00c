// SPDX-License-Identifier: EPL-2.0
/**
 * What two people in a session write to each other. Both ends keep a {@link tandem.chat.Conversation} for each session, found with the service
 * {@link tandem.chat.Conversations}; the channel between them is {@code tandem.chat}.
 *
 * <h2>When it works</h2>
 * The sharer's Yes to showing the screen lets people write, until the session ends; also while the screen is hidden, when there is most to
 * ask. Nothing is shown or kept before that Yes. The sharer can switch it off for the session, and settings or a policy can for good
 * ({@code capability.tandem.chat}). A message is delivered when the other end says so; one that was on its way when the line broke goes out
 * again once the line is mended, and arrives once.
 */
package tandem.chat;
