// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;

/**
 * Micrometer's meters in Prometheus' text form. With the older of its two Prometheus clients: the bundles of the newer one share a package and can't be
 * resolved in OSGi.
 */
@SuppressWarnings("deprecation")
public final class Prometheus implements AutoCloseable {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	/** Where meters are registered. */
	public MeterRegistry registry() {
		return registry;
	}

	/** All meters now, in version 0.0.4 of the text format. */
	public String text() {
		return registry.scrape();
	}

	@Override
	public void close() {
		registry.close();
	}
}
