// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/**
 * One message of the rendezvous, before READY. On the wire, big-endian: a byte {@link RelayProtocol#VERSION}, a byte for the type, the fields in
 * the order of the record's components. No frame says more in {@code toString()} than may be in a log.
 */
public sealed interface RelayFrame permits ClientFrame, ServerFrame {
}
