// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.settings.Allowing;
import tandem.settings.HelpRules;
import tandem.settings.Setting;
import tandem.settings.Settings;
import tandem.settings.Way;

/** The rules that follow from the settings of this moment. */
@Component
public final class SettingsRules implements HelpRules {

	private final Settings settings;
	private volatile boolean used;

	/** @param settings of this person and computer */
	@Activate
	public SettingsRules(@Reference final Settings settings) {
		this.settings = settings;
	}

	@Override
	public Optional<String> forbidden() {
		final var policy = settings.policyTrouble();
		if (policy.isPresent()) {
			return policy.map(trouble -> NLS.bind(Messages.Rules_policy, trouble));
		}
		final var own = settings.trouble();
		if (own.isPresent()) {
			return own.map(trouble -> NLS.bind(Messages.Rules_settings, trouble));
		}
		return switch (settings.get(Setting.ALLOW)) {
		case ALWAYS -> Optional.empty();
		case NEXT_SESSION -> used ? Optional.of(Messages.Rules_used) : Optional.empty();
		case OFF -> Optional.of(settings.isFixed(Setting.ALLOW) ? Messages.Rules_offByAdministrator : Messages.Rules_off);
		};
	}

	@Override
	public Optional<String> forbidden(final Way way) {
		return forbidden().or(() -> settings.get(way.setting()) ? Optional.empty()
				: Optional.of(NLS.bind(settings.isFixed(way.setting()) ? Messages.Rules_wayByAdministrator : Messages.Rules_way, way.setting().label())));
	}

	@Override
	public Optional<String> forbidden(final String kind) {
		final var ways = Way.ofKind(kind);
		final var open = ways.isEmpty() || ways.stream().anyMatch(way -> settings.get(way.setting()));
		return forbidden().or(() -> open ? Optional.empty() : ways.stream().sorted().findFirst().flatMap(this::forbidden));
	}

	@Override
	public boolean mayControl() {
		return forbidden().isEmpty() && settings.get(Setting.CONTROL);
	}

	@Override
	public boolean mayUse(final String channel) {
		return forbidden().isEmpty() && settings.get(Setting.capability(channel));
	}

	@Override
	public Optional<Duration> longestInvitation() {
		return settings.isFixed(Setting.INVITATION_MINUTES) ? Optional.of(Duration.ofMinutes(settings.get(Setting.INVITATION_MINUTES))) : Optional.empty();
	}

	/** What can't be written down is remembered at least until this program ends, or somebody turns help on by hand. */
	@Override
	public void sessionEnded() {
		if (settings.get(Setting.ALLOW) != Allowing.NEXT_SESSION) {
			return;
		}
		used = true;
		try {
			settings.set(Setting.ALLOW, Allowing.OFF);
			used = false;
		} catch (final IOException e) {
			// it stays used
			return;
		}
	}

	@Override
	public Runnable onChange(final Runnable listener) {
		return settings.onChange(listener);
	}
}
