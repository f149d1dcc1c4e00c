// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.settings.Allowing;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Settings from the user's {@code settings.json}, under those that the administrator's {@code policy.json} fixes. */
@Component(service = Settings.class)
public final class SettingsFile implements Settings {

	static final String NAME = "settings.json"; //$NON-NLS-1$

	/** How often files are looked at while somebody wants to hear of changes. */
	private static final Duration LOOK = Duration.ofSeconds(1);

	private final PersonFile person;
	private final Watched chosen;
	private final Watched fixed;
	private final Duration look;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private List<Values> told = List.of();
	private Thread watcher;

	/** Those of this user and computer. */
	@Activate
	public SettingsFile(@Reference final Folders folders) {
		this(folders, PolicyFile.placeOn(System.getProperty("os.name")), LOOK); //$NON-NLS-1$
	}

	SettingsFile(final Folders folders, final PolicyPlace policy, final Duration look) {
		person = new PersonFile(folders.config().resolve(NAME));
		chosen = person.watched();
		fixed = new PolicyFile(policy).watched();
		this.look = look;
	}

	@Deactivate
	synchronized void stop() {
		listeners.clear();
		rest();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T get(final Setting<T> setting) {
		final var policy = (T) fixed.now().values().get(setting);
		final var own = setting.administratorsOnly() ? null : (T) chosen.now().values().get(setting);
		if (policy == null) {
			return own == null ? setting.usual() : own;
		}
		return own == null || !isStricter(setting, own, policy) ? policy : own;
	}

	@Override
	public Optional<String> trouble() {
		return chosen.now().trouble();
	}

	@Override
	public boolean isFixed(final Setting<?> setting) {
		return setting.administratorsOnly() || Optional.ofNullable(fixed.now().values().get(setting))
				.filter(value -> !setting.equals(Setting.ALLOW) || value == Allowing.OFF).isPresent();
	}

	@Override
	public Optional<String> policyTrouble() {
		return fixed.now().trouble();
	}

	@Override
	public List<String> warnings() {
		return Stream.concat(fixed.now().warnings().stream(), chosen.now().warnings().stream()).toList();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> boolean mayChoose(final Setting<T> setting, final T value) {
		final var policy = (T) fixed.now().values().get(setting);
		return !setting.administratorsOnly() && (policy == null || policy.equals(value) && !isFixed(setting) || isStricter(setting, value, policy));
	}

	/** Help can always be turned off by the person who would be helped; in all else the administrator's word is the last. */
	private static <T> boolean isStricter(final Setting<T> setting, final T value, final T than) {
		return setting.equals(Setting.ALLOW) && ((Allowing) value).compareTo((Allowing) than) < 0;
	}

	@Override
	public <T> void set(final Setting<T> setting, final T value) throws IOException {
		if (!setting.allows(value)) {
			throw new IllegalArgumentException(NLS.bind(Messages.Range_must, setting.key(), setting.range()));
		}
		if (!mayChoose(setting, value)) {
			throw new RefusedException(NLS.bind(setting.administratorsOnly() ? Messages.Refused_administratorsOnly : Messages.Refused_administrator, setting.key()));
		}
		change(json -> json.add(setting.key(), Json.element(value)));
	}

	@Override
	public void reset(final Setting<?> setting) throws IOException {
		change(json -> json.remove(setting.key()));
	}

	private void change(final Consumer<JsonObject> change) throws IOException {
		person.change(change);
		tell();
	}

	@Override
	public void startOver() throws IOException {
		person.setAside();
		tell();
	}

	@Override
	public Runnable onChange(final Runnable listener) {
		final Runnable entry = listener::run;
		synchronized (this) {
			if (listeners.isEmpty()) {
				told = now();
				watcher = Thread.ofVirtual().name("tandem-settings").start(this::watch); //$NON-NLS-1$
			}
			listeners.add(entry);
		}
		return () -> {
			synchronized (this) {
				if (listeners.remove(entry) && listeners.isEmpty()) {
					rest();
				}
			}
		};
	}

	private List<Values> now() {
		return List.of(fixed.now(), chosen.now());
	}

	private void watch() {
		try {
			while (true) {
				Thread.sleep(look);
				tell();
			}
		} catch (final InterruptedException e) {
			// nobody wants to hear of changes any more
			return;
		}
	}

	private void rest() {
		if (watcher != null) {
			watcher.interrupt();
			watcher = null;
		}
	}

	private void tell() {
		synchronized (this) {
			final var now = now();
			if (now.equals(told)) {
				return;
			}
			told = now;
		}
		listeners.forEach(Runnable::run);
	}
}
