// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import org.eclipse.osgi.util.NLS;

/** Texts of messages, and of what goes wrong with them. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String body, failedAddress, failedAuthentication, failedCertificate, failedFile, failedFrom, failedGeneral, failedNoTls, failedPasswordFile,
			failedRecipient, failedUnreachable, failedUtf8, fileName, noProgram, nobody, noServer, pasted, programFailed, subject, unknownComputer;

	private Messages() {
	}
}
