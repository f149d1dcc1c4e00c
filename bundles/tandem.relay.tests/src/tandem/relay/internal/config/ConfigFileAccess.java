// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import java.nio.file.Path;

/** Lets tests of other packages write configurations as text. */
public final class ConfigFileAccess {

	private ConfigFileAccess() {
	}

	/** A configuration that may do without a certificate. */
	public static RelayConfig parse(final String text, final Path folder) throws ConfigException {
		return ConfigFile.parse(text, folder, true);
	}
}
