// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NoticeTest {

	@Test
	void namesAreNoMarkupOfTheDesktop() {
		assertEquals("&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;", Notice.plain("<b>Tom & Jerry</b>"));
		assertEquals("\"say \\\"hi\\\" \\\\ there\"", Notice.quoted("say \"hi\" \\ there"));
	}
}
