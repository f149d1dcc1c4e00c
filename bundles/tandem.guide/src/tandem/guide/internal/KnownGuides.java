// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Component;

import tandem.channel.Channel;
import tandem.guide.Guide;
import tandem.guide.Guides;
import tandem.session.Registration;
import tandem.session.SessionContext;
import tandem.session.SessionFeature.Attachment;

/** What can be shown in the sessions that go on. */
@Component(service = { Guides.class, KnownGuides.class })
public final class KnownGuides implements Guides {

	private final Map<String, Drafts> drafts = new ConcurrentHashMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	Attachment attach(final SessionContext context, final Channel channel) {
		final var made = new Drafts(context, channel, () -> listeners.forEach(listener -> listener.accept(context.id())));
		drafts.put(context.id(), made);
		channel.listen(made);
		return () -> {
			drafts.remove(context.id(), made);
			made.close();
		};
	}

	@Override
	public Optional<Guide> of(final String sessionId) {
		return Optional.ofNullable(drafts.get(sessionId));
	}

	@Override
	public Registration listen(final Consumer<String> changed) {
		final Consumer<String> entry = changed::accept;
		listeners.add(entry);
		return () -> listeners.remove(entry);
	}
}
