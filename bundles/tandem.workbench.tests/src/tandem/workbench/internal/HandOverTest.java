// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;

class HandOverTest {

	private final HandOver handOver = new HandOver(FrameworkUtil.getBundle(HandOverTest.class).getBundleContext());

	@ParameterizedTest
	@ValueSource(strings = { "/a/help.tandem-invitation", "/a/RATicket.MsRcIncident", "/a/Invitation.msrcincident", "/a/b c.msrcIncident" })
	void invitationsOfBothKindsAreOpened(final String file) {
		assertTrue(handOver.isInvitation(Path.of(file)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a/help.txt", "/a/msrcIncident", "/a/tandem-invitation/x" })
	void otherFilesAreNot(final String file) {
		assertFalse(handOver.isInvitation(Path.of(file)));
	}
}
