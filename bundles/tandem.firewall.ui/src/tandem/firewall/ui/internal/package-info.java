// SPDX-License-Identifier: EPL-2.0
/** The firewall's view: what keeps help from a computer, why, what opens the way, and which apps the firewall lets in. */
package tandem.firewall.ui.internal;
