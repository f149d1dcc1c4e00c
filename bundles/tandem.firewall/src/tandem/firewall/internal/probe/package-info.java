// SPDX-License-Identifier: EPL-2.0
/** Somebody comes from outside, to see whether this computer can be reached: both ends, beside the relay's. */
package tandem.firewall.internal.probe;
