// SPDX-License-Identifier: EPL-2.0
/** Whether there is a proxy on the way to a relay, and which. Pure Java; connects to nobody. */
package tandem.relay.protocol.proxy;
