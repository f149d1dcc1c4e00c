// SPDX-License-Identifier: EPL-2.0
/**
 * The channel {@code tandem.firewall}. The end that asks has {@link tandem.firewall.internal.talk.Asking}, the end that looks has
 * {@link tandem.firewall.internal.talk.Answering}; both know the channel and nothing of how it came about.
 */
package tandem.firewall.internal.talk;
