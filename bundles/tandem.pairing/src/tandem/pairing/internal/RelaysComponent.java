// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

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
	private final TeamFile team;

	/** Wires it. */
	@Activate
	public RelaysComponent(@Reference final Settings settings, @Reference final Folders folders,
			@Reference(service = LoggerFactory.class) final Logger log) {
		final Trouble trouble = log::warn;
		team = new TeamFile(programFolder(), trouble);
		final var dns = new ServiceRecords(ServiceRecords::ask, RESOLVER);
		relays = new Relays(settings, team::relay, dns::relay, new LastRelay(folders.state().resolve("relay"), trouble)); //$NON-NLS-1$
	}

	Relays relays() {
		return relays;
	}

	/** Certificates of those who vouch for the team's technicians, PEM. */
	Optional<String> teamAuthority() {
		return team.authority();
	}

	/** Equinox says where it is installed, as a URL; without it it is where this was started. */
	private static Path programFolder() {
		final var installed = System.getProperty("osgi.install.area", ""); //$NON-NLS-1$ //$NON-NLS-2$
		return installed.startsWith("file:") ? Path.of(URI.create(installed.replace(" ", "%20"))) : Path.of("").toAbsolutePath(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
