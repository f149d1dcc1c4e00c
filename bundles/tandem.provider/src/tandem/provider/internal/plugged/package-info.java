// SPDX-License-Identifier: EPL-2.0
/** Carriers that plug-ins bring: their streams are joined to a Netty channel in memory, and all above is the same as on every carrier. */
package tandem.provider.internal.plugged;
