// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

/**
 * What ties a conversation to the encrypted line that it runs on.
 *
 * @param exporter keying material of the line, the same at both ends and of no other line
 * @param own SHA-256 of this end's certificate
 * @param peer SHA-256 of the other end's certificate
 */
public record Binding(Exporter exporter, byte[] own, byte[] peer) {

	/** The TLS exporter (RFC 8446, 7.5). */
	@FunctionalInterface
	public interface Exporter {

		/** @return so many bytes for the label and context */
		byte[] export(String label, byte[] context, int length);
	}
}
