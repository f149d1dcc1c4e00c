// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

/**
 * A conversation that succeeded.
 *
 * @param ticket who is at the other end, and how to find it again
 * @param resumed whether the two ends had a connection before, which was lost
 */
public record Admission(Ticket ticket, boolean resumed) {
}
