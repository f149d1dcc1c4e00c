// SPDX-License-Identifier: EPL-2.0
/** Arithmetic of codes, the way to the relay, and both ends' logic. */
package tandem.pairing.internal;
