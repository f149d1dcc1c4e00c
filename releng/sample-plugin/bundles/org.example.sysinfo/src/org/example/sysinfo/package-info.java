// SPDX-License-Identifier: EPL-2.0
/** What both ends of the channel {@code org.example.sysinfo} have in common, and the technician's end. */
package org.example.sysinfo;
