// SPDX-License-Identifier: EPL-2.0
/**
 * What a {@link tandem.firewall.check.Diagnosis} found, for a help desk: as text, as a page of its own and as JSON, and the way of a packet as a
 * {@link tandem.firewall.report.PathPicture}. Pure; usable from any thread.
 */
package tandem.firewall.report;
