// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.session.host.Trouble;
import tandem.settings.Folders;
import tandem.settings.Settings;

/** {@link Relays} of this computer, as a service for both ends. */
@Component(service = RelaysComponent.class)
public final class RelaysComponent {

	private static final Path RESOLVER = Path.of("/etc/resolv.conf"); //$NON-NLS-1$

	private final Relays relays;

	/** Wires it. */
	@Activate
	public RelaysComponent(@Reference final Settings settings, @Reference final Folders folders,
			@Reference(service = LoggerFactory.class) final Logger log) {
		final Trouble trouble = log::warn;
		final var team = new TeamFile(programFolder(), trouble);
		final var dns = new ServiceRecords(ServiceRecords::ask, RESOLVER);
		relays = new Relays(settings, team::relay, dns::relay, new LastRelay(folders.state().resolve("relay"), trouble)); //$NON-NLS-1$
	}

	Relays relays() {
		return relays;
	}

	/** The launcher says where it is; without one it is where this was started. */
	private static Path programFolder() {
		final var launcher = System.getProperty("eclipse.launcher"); //$NON-NLS-1$
		final var folder = launcher == null ? null : Path.of(launcher).toAbsolutePath().getParent();
		return folder == null ? Path.of("").toAbsolutePath() : folder; //$NON-NLS-1$
	}
}
