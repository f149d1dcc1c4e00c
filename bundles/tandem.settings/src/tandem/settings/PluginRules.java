// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.settings.internal.Messages;

/**
 * What an administrator says about plug-ins at this very moment: ask it at each use and keep no answer. Where the policy can't be believed
 * nothing may be changed. A reason is a sentence or two for the person at this computer, in their language. Thread-safe.
 *
 * @param settings of this person and computer
 */
public record PluginRules(Settings settings) {

	/** Why plug-ins may be neither installed nor removed; empty where they may. */
	public Optional<String> forbidden() {
		return settings.policyTrouble().map(trouble -> NLS.bind(Messages.Plugins_policy, trouble))
				.or(() -> settings.get(Setting.PLUGINS) ? Optional.empty() : Optional.of(Messages.Plugins_forbidden));
	}

	/**
	 * Why nothing may be installed from a site; empty where it may.
	 *
	 * @param site its address
	 */
	public Optional<String> forbidden(final String site) {
		return forbidden().or(() -> sites().isEmpty() || sites().stream().anyMatch(allowed -> leadsInto(site, allowed)) ? Optional.empty()
				: Optional.of(NLS.bind(Messages.Plugins_sites, String.join(", ", sites())))); //$NON-NLS-1$
	}

	/** The only sites that plug-ins come from; none where they come from anywhere. */
	public List<String> sites() {
		return settings.get(Setting.PLUGIN_SITES);
	}

	/** Whether an address is a site's, or of a folder in it. */
	static boolean leadsInto(final String address, final String site) {
		final var whole = withSlash(address);
		return whole.startsWith(withSlash(site)) && !whole.contains("..") && !whole.toLowerCase(Locale.ROOT).contains("%2e"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String withSlash(final String address) {
		return address.endsWith("/") ? address : address + '/'; //$NON-NLS-1$
	}
}
