// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Settings from the user's {@code settings.json}, under those that the administrator's {@code policy.json} fixes. */
@Component(service = Settings.class)
public final class SettingsFile implements Settings {

	static final String NAME = "settings.json"; //$NON-NLS-1$

	/** Where the administrator's policy lives: a folder that only root writes to (Filesystem Hierarchy Standard 3.0, section 3.7). */
	private static final Path POLICY = Path.of("/etc/tandem/policy.json"); //$NON-NLS-1$

	private final Values chosen;
	private final Values fixed;

	/** Reads both files once. */
	@Activate
	public SettingsFile(@Reference final Folders folders) {
		this(folders, POLICY);
	}

	SettingsFile(final Folders folders, final Path policy) {
		chosen = Values.read(folders.config().resolve(NAME));
		fixed = Values.read(policy);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T get(final Setting<T> setting) {
		return (T) fixed.values().getOrDefault(setting, chosen.values().getOrDefault(setting, setting.usual()));
	}

	@Override
	public Optional<String> trouble() {
		return chosen.trouble();
	}

	@Override
	public boolean isFixed(final Setting<?> setting) {
		return fixed.values().containsKey(setting);
	}

	@Override
	public Optional<String> policyTrouble() {
		return fixed.trouble();
	}
}
