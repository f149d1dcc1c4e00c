// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import java.util.UUID;

import org.eclipse.ecf.core.ContainerCreateException;
import org.eclipse.ecf.core.ContainerTypeDescription;
import org.eclipse.ecf.core.IContainer;
import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.provider.BaseContainerInstantiator;

import tandem.channel.Connector;
import tandem.channel.ecf.IChannelContainerAdapter;

/** Makes containers of one kind; they take no parameters but their own id. */
final class Instantiator extends BaseContainerInstantiator {

	private final Connector connector;

	private final Kind kind;

	Instantiator(final Connector connector, final Kind kind) {
		this.connector = connector;
		this.kind = kind;
	}

	@Override
	public IContainer createInstance(final ContainerTypeDescription description, final Object[] parameters) throws ContainerCreateException {
		final var name = parameters != null && parameters.length > 0 && parameters[0] instanceof final ID own ? own.getName()
				: kind.typeName() + ':' + UUID.randomUUID();
		return new TandemContainer(connector, kind, name);
	}

	@Override
	public String[] getSupportedAdapterTypes(final ContainerTypeDescription description) {
		return new String[] { IChannelContainerAdapter.class.getName() };
	}

	@Override
	public Class<?>[][] getSupportedParameterTypes(final ContainerTypeDescription description) {
		return new Class<?>[][] { {}, { ID.class } };
	}
}
