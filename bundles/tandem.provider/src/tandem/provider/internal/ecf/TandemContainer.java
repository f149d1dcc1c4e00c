// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.ecf.core.AbstractContainer;
import org.eclipse.ecf.core.ContainerConnectException;
import org.eclipse.ecf.core.events.ContainerConnectedEvent;
import org.eclipse.ecf.core.events.ContainerConnectingEvent;
import org.eclipse.ecf.core.events.ContainerDisconnectedEvent;
import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.identity.Namespace;
import org.eclipse.ecf.core.security.IConnectContext;
import org.eclipse.ecf.core.security.UnsupportedCallbackException;

import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.channel.ecf.AuthenticatorCallback;
import tandem.channel.ecf.CredentialCallback;
import tandem.channel.ecf.IChannelContainerAdapter;

/** One end: calls or listens, as its connect context says and its kind allows. */
final class TandemContainer extends AbstractContainer {

	private final AtomicLong callers = new AtomicLong();

	private final TargetNamespace namespace = new TargetNamespace();

	private final ChannelHub hub = new ChannelHub();

	private final Connector connector;

	private final Kind kind;

	private final ID id;

	private ID connected;

	private Listening listening;

	TandemContainer(final Connector connector, final Kind kind, final String name) {
		this.connector = connector;
		this.kind = kind;
		id = new TextID(namespace, name);
	}

	@Override
	public ID getID() {
		return id;
	}

	@Override
	public Namespace getConnectNamespace() {
		return namespace;
	}

	@Override
	public synchronized ID getConnectedID() {
		return connected;
	}

	@Override
	public synchronized void connect(final ID target, final IConnectContext context) throws ContainerConnectException {
		if (connected != null) {
			throw new ContainerConnectException("connected already"); //$NON-NLS-1$
		}
		if (target == null || context == null || !kind.reaches(target.getName())) {
			throw new ContainerConnectException("a target and a connect context for " + kind.typeName() + " expected"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		fireContainerEvent(new ContainerConnectingEvent(id, target, context));
		final var credential = kind.calls() ? credential(context) : null;
		if (credential != null) {
			call(target, credential);
		} else if (kind.listens()) {
			listen(target, context);
		} else {
			throw new ContainerConnectException("no credential"); //$NON-NLS-1$
		}
		fireContainerEvent(new ContainerConnectedEvent(id, connected));
	}

	private static Credential credential(final IConnectContext context) throws ContainerConnectException {
		final var asked = new CredentialCallback();
		try {
			context.getCallbackHandler().handle(new CredentialCallback[] { asked });
			return asked.getCredential();
		} catch (final UnsupportedCallbackException e) {
			return null;
		} catch (final IOException e) {
			throw new ContainerConnectException(e.getMessage(), e);
		}
	}

	private void call(final ID target, final Credential credential) throws ContainerConnectException {
		final var calling = connector.connect(target.getName(), credential, step -> { });
		try {
			connected = target;
			join(target, calling.get());
		} catch (final InterruptedException e) {
			calling.cancel(true);
			connected = null;
			Thread.currentThread().interrupt();
			throw new ContainerConnectException("given up", e); //$NON-NLS-1$
		} catch (final ExecutionException e) {
			connected = null;
			throw new ContainerConnectException(e.getCause().getMessage(), e.getCause());
		}
	}

	private void listen(final ID target, final IConnectContext context) throws ContainerConnectException {
		final var asked = new AuthenticatorCallback();
		try {
			context.getCallbackHandler().handle(new AuthenticatorCallback[] { asked });
			if (asked.getAuthenticator() == null) {
				throw new ContainerConnectException("nobody says who may try"); //$NON-NLS-1$
			}
			listening = connector.listen(target.getName(), asked.getAuthenticator(), this::joined);
			connected = new TextID(namespace, listening.target());
		} catch (final UnsupportedCallbackException | IOException | ConnectFailedException e) {
			throw new ContainerConnectException(e.getMessage(), e);
		}
	}

	private void joined(final Connection connection) {
		final var caller = new TextID(namespace, "tandem+caller://" + connection.peer().address() + '/' + callers.incrementAndGet()); //$NON-NLS-1$
		join(caller, connection);
	}

	private void join(final ID peer, final Connection connection) {
		hub.add(peer, connection);
		connection.closed().thenRunAsync(() -> left(peer));
	}

	private void left(final ID peer) {
		hub.remove(peer);
		synchronized (this) {
			if (listening == null && peer.equals(connected)) {
				connected = null;
			}
		}
		fireContainerEvent(new ContainerDisconnectedEvent(id, peer));
	}

	@Override
	public void disconnect() {
		synchronized (this) {
			if (listening != null) {
				listening.close();
				listening = null;
			}
			connected = null;
		}
		hub.disconnect();
	}

	@Override
	public void dispose() {
		disconnect();
		hub.dispose();
		super.dispose();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T getAdapter(final Class<T> type) {
		if (type == IChannelContainerAdapter.class) {
			return (T) hub;
		}
		if (type == Listening.class) {
			synchronized (this) {
				return (T) listening;
			}
		}
		return super.getAdapter(type);
	}
}
