// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.identity.IDCreateException;
import org.eclipse.ecf.core.identity.Namespace;
import org.osgi.service.component.annotations.Component;

import tandem.channel.ChannelConfig;
import tandem.channel.ecf.IChannelContainerAdapter;

/** Names of channels as ECF's ids. */
@Component(service = Namespace.class)
public final class ChannelNamespace extends Namespace {

	private static final long serialVersionUID = 1L;

	/** For the service registry. */
	public ChannelNamespace() {
		super(IChannelContainerAdapter.CHANNEL_NAMESPACE, "Tandem channels"); //$NON-NLS-1$
	}

	@Override
	public ID createInstance(final Object[] parameters) throws IDCreateException {
		if (parameters == null || parameters.length != 1 || !(parameters[0] instanceof final String name) || !ChannelConfig.isName(name)) {
			throw new IDCreateException("one channel name expected"); //$NON-NLS-1$
		}
		return new TextID(this, name);
	}

	@Override
	public String getScheme() {
		return getName();
	}

	@Override
	public Class<?>[][] getSupportedParameterTypes() {
		return new Class<?>[][] { { String.class } };
	}
}
