// SPDX-License-Identifier: EPL-2.0
/** The port to the operating system's programs, and how they are given an administrator's rights. */
package tandem.firewall.internal.system;
