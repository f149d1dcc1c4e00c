// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.report;

import tandem.firewall.report.Plain;

/** Text in a page. Stateless. */
final class Html {

	private Html() {
	}

	/** As it stands between tags and within quoted attributes. */
	static String text(final String text) {
		return Plain.text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
	}
}
