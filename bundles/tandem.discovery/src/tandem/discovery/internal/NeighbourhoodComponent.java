// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.discovery.Card;
import tandem.discovery.Neighbourhood;

/** {@link Neighbours} as a service. */
@Component
public final class NeighbourhoodComponent implements Neighbourhood {

	private final ScheduledExecutorService timer = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("tandem-neighbourhood").factory()); //$NON-NLS-1$
	private final Neighbours neighbours;

	/** @param log hears what does not work */
	@Activate
	public NeighbourhoodComponent(@Reference(service = LoggerFactory.class) final Logger log) {
		neighbours = new Neighbours(heard -> new MulticastWire(heard, log::warn), timer, InstantSource.system(), new SecureRandom());
	}

	@Deactivate
	void stop() {
		neighbours.stop();
		timer.shutdownNow();
	}

	@Override
	public Announcement announce(final Card card) throws IOException {
		return neighbours.announce(card);
	}

	@Override
	public Search search(final Runnable changed) throws IOException {
		return neighbours.search(changed);
	}
}
