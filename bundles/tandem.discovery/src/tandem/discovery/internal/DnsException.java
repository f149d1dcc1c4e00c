// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

/** A message that is no DNS message, or one that nobody has to send. */
final class DnsException extends Exception {

	private static final long serialVersionUID = 1L;

	DnsException(final String message) {
		super(message);
	}
}
