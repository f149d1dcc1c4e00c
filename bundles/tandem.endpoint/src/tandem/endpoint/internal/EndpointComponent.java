// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.endpoint.Endpoint;
import tandem.endpoint.EndpointView;
import tandem.endpoint.Question;
import tandem.identity.Asks;
import tandem.screen.ScreenPlatform;
import tandem.session.Arrivals;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.session.host.SessionLogs;
import tandem.settings.HelpRules;
import tandem.settings.Settings;
import tandem.settings.Way;

/** {@link EndpointCore} as a service, with doors, features and platforms that come and go. */
@Component(service = { Endpoint.class, Arrivals.class }, property = "role=sharer")
public final class EndpointComponent implements Endpoint, Arrivals {

	private final Platforms platforms = new Platforms();
	private final EndpointCore core;

	/** Wires it. */
	@Activate
	public EndpointComponent(@Reference final Connector connector, @Reference final Settings settings, @Reference final HelpRules rules, @Reference final Timers timers,
			@Reference final SessionLogs logs, @Reference final CurrentInput input, @Reference final Asks asks, @Reference(service = LoggerFactory.class) final Logger log) {
		settings.trouble().ifPresent(log::warn);
		core = new EndpointCore(connector, new NetworkAddresses(), platforms::best, timers, logs, () -> EndpointLimits.of(settings), rules, asks, log::warn);
		input.set(core);
	}

	@Deactivate
	void stop() {
		core.stop();
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addWayIn(final WayIn way) {
		core.add(way);
	}

	void removeWayIn(final WayIn way) {
		core.remove(way);
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addFeature(final SessionFeature feature) {
		core.add(feature);
	}

	void removeFeature(final SessionFeature feature) {
		core.remove(feature);
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addPlatform(final ScreenPlatform platform, final Map<String, ?> properties) {
		platforms.add(platform, properties.get("service.ranking") instanceof final Integer ranking ? ranking : 0); //$NON-NLS-1$
		core.platformChanged();
	}

	void removePlatform(final ScreenPlatform platform) {
		platforms.remove(platform);
		core.platformChanged();
	}

	@Override
	public EndpointView now() {
		return core.now();
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return core.onChange(listener);
	}

	@Override
	public void answer(final Question question, final boolean allow) {
		core.answer(question, allow);
	}

	@Override
	public void block(final Question question) {
		core.block(question);
	}

	@Override
	public void hide() {
		core.hide();
	}

	@Override
	public void show() {
		core.show();
	}

	@Override
	public void takeBack() {
		core.takeBack();
	}

	@Override
	public void letContinue() {
		core.letContinue();
	}

	@Override
	public void withdraw(final Permission permission) {
		core.withdraw(permission);
	}

	@Override
	public void end() {
		core.end();
	}

	@Override
	public void acknowledgeEnd() {
		core.acknowledgeEnd();
	}

	@Override
	public void shutDown() {
		core.shutDown();
	}

	@Override
	public Optional<Path> sessionLog() {
		return core.sessionLog();
	}

	@Override
	public Role role() {
		return core.role();
	}

	@Override
	public boolean free(final Way by) {
		return core.free(by);
	}

	@Override
	public Optional<Hindrance> hindrance(final Way by, final byte[] longTermKey) {
		return core.hindrance(by, longTermKey);
	}

	@Override
	public boolean take(final Connection connection, final String label, final Way by) {
		return core.take(connection, label, by);
	}
}
