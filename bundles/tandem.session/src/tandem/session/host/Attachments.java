// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tandem.channel.Connection;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/** The features at work in one session. A feature that fails hurts itself alone. Thread-safe. */
public final class Attachments {

	private final Role role;
	private final Connection connection;
	private final Trouble trouble;
	/**
	 * A feature at work.
	 *
	 * @param permissions what it said then: one that fails later can't keep the technician from asking for what others offer
	 */
	private record Attached(SessionFeature.Attachment attachment, Set<Permission> permissions) {
	}

	private final Map<SessionFeature, Attached> attached = new LinkedHashMap<>();
	private boolean closed;

	/** @param trouble told of features that fail */
	public Attachments(final Role role, final Connection connection, final Trouble trouble) {
		this.role = role;
		this.connection = connection;
		this.trouble = trouble;
	}

	/** Attaches a feature; does nothing for one of the other role, one that is attached, or after the end. */
	public synchronized void add(final SessionFeature feature, final SessionContext context) {
		if (closed || attached.containsKey(feature)) {
			return;
		}
		try {
			if (feature.role() != role) {
				return;
			}
			final var config = feature.channel();
			if (config.name().equals(SessionCodec.CHANNEL.name())) {
				throw new IllegalStateException("the session's own channel"); //$NON-NLS-1$
			}
			final var permissions = Set.copyOf(feature.permissions());
			final var channel = connection.open(config);
			attached.put(feature, new Attached(feature.attach(context, channel), permissions));
		} catch (final RuntimeException | LinkageError e) {
			trouble.report("A session feature could not be attached: " + feature.getClass().getName(), e); //$NON-NLS-1$
		}
	}

	/** The feature goes away. */
	public void remove(final SessionFeature feature) {
		final Attached gone;
		synchronized (this) {
			gone = attached.remove(feature);
		}
		if (gone != null) {
			close(gone.attachment());
		}
	}

	/** What the features at work may ask the sharer for. */
	public synchronized Set<Permission> permissions() {
		return attached.values().stream().flatMap(feature -> feature.permissions().stream()).collect(Collectors.toUnmodifiableSet());
	}

	/** What one feature may ask the sharer for; nothing where it is not at work. */
	public synchronized Set<Permission> permissions(final SessionFeature feature) {
		final var at = attached.get(feature);
		return at == null ? Set.of() : at.permissions();
	}

	/** Ends all; nothing is attached any more afterwards. */
	public void close() {
		final List<SessionFeature.Attachment> all;
		synchronized (this) {
			closed = true;
			all = attached.values().stream().map(Attached::attachment).toList().reversed();
			attached.clear();
		}
		all.forEach(this::close);
	}

	private void close(final SessionFeature.Attachment attachment) {
		try {
			attachment.close();
		} catch (final RuntimeException | LinkageError e) {
			trouble.report("A session feature could not be closed: " + attachment.getClass().getName(), e); //$NON-NLS-1$
		}
	}
}
