// SPDX-License-Identifier: EPL-2.0
/**
 * Invitations by e-mail: through the mail program of this computer, as a file that mail programs open, or by the organisation's server.
 * No message ever holds a password.
 */
package tandem.invitation.mail;
