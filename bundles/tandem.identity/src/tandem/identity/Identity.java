// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

/** Who this installation is: an OSGi service. Thread-safe. */
public interface Identity {

	/** X.509-encoded Ed25519 public key; the same for as long as the installation lives. */
	byte[] publicKey();

	/** Signs with the long-term key. The caller puts a purpose in front of what it signs. */
	byte[] sign(byte[] message);

	/** What this person calls themselves; cleaned. */
	String statedName();

	/** The organisation they state; may be empty. */
	String statedOrganisation();
}
