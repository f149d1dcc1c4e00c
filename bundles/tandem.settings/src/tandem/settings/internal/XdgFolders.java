// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.settings.Folders;

/** Folders as the XDG base directory specification has them. */
@Component(service = Folders.class)
public final class XdgFolders implements Folders {

	private static final String OURS = "tandem"; //$NON-NLS-1$

	private final UnaryOperator<String> environment;
	private final Path home;

	/** Those of this process. */
	@Activate
	public XdgFolders() {
		this(System::getenv, Path.of(System.getProperty("user.home"))); //$NON-NLS-1$
	}

	XdgFolders(final UnaryOperator<String> environment, final Path home) {
		this.environment = environment;
		this.home = home;
	}

	@Override
	public Path config() {
		return under("XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config").resolve(OURS)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public Path state() {
		return under("XDG_STATE_HOME").orElseGet(() -> home.resolve(".local/state").resolve(OURS)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public Path data() {
		return under("XDG_DATA_HOME").orElseGet(() -> home.resolve(".local/share").resolve(OURS)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public Path runtime() {
		return under("XDG_RUNTIME_DIR").orElseGet(() -> state().resolve("run")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private Optional<Path> under(final String variable) {
		return Optional.ofNullable(environment.apply(variable)).filter(value -> !value.isEmpty()).map(Path::of).filter(Path::isAbsolute)
				.map(folder -> folder.resolve(OURS));
	}
}
