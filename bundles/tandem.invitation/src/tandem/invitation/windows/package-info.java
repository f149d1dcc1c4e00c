// SPDX-License-Identifier: EPL-2.0
/**
 * Invitations of Windows Remote Assistance ({@code .msrcIncident}, MS-RAI): read, opened with their password, their addresses tried, and
 * handed to FreeRDP, which speaks their protocol.
 */
package tandem.invitation.windows;
