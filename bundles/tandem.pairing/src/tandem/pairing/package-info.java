// SPDX-License-Identifier: EPL-2.0
/**
 * Pairing by a one-time code, after Quick Assist: the technician's workbench waits at a relay and shows a code, the sharer types it.
 * {@link tandem.pairing.PairingCodes} is the technician's end, {@link tandem.pairing.CodeEntry} the sharer's.
 */
package tandem.pairing;
