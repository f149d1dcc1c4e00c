// SPDX-License-Identifier: EPL-2.0
/**
 * The way through a relay: TCP, perhaps through a proxy, TLS to the relay, a WebSocket, the rendezvous, and then a pipe of bytes to the other
 * end, over which the same is said as over any other carrier.
 */
package tandem.provider.internal.relay;
