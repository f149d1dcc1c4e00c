// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The certificate by which somebody vouches for this technician: an OSGi service of the technician's end. Thread-safe. */
public interface OwnCertificate {

	/**
	 * What it says.
	 *
	 * @param of subject
	 * @param by issuer
	 * @param until when it ends
	 */
	record Stated(String of, String by, Instant until) {
	}

	/** The long-term public key of this installation, base64: what somebody who vouches for this technician must be given. */
	String key();

	/**
	 * The certificate; empty where there is none.
	 *
	 * @throws IOException where there is one that can't be used, in words
	 */
	Optional<Stated> stated() throws IOException;

	/**
	 * Takes a certificate over, which is shown from the next session on.
	 *
	 * @param file PEM, this technician's first
	 * @throws IOException where it is none or is over another key; then nothing is changed
	 */
	void take(Path file) throws IOException;
}
