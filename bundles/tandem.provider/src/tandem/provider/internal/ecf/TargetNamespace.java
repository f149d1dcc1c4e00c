// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.identity.IDCreateException;
import org.eclipse.ecf.core.identity.Namespace;
import org.osgi.service.component.annotations.Component;

import tandem.channel.ConnectFailedException;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.relay.RelayTarget;

/** Where containers connect to and listen at: {@code tandem+tls://host:port}, {@code tandem+relay://host:port} and
 * {@code tandem+memory://name}. */
@Component(service = Namespace.class)
public final class TargetNamespace extends Namespace {

	/** Its name in ECF. */
	public static final String NAME = "tandem.target"; //$NON-NLS-1$

	private static final long serialVersionUID = 1L;

	/** For the service registry. */
	public TargetNamespace() {
		super(NAME, "Tandem targets"); //$NON-NLS-1$
	}

	@Override
	public ID createInstance(final Object[] parameters) throws IDCreateException {
		if (parameters == null || parameters.length != 1 || !(parameters[0] instanceof final String target)) {
			throw new IDCreateException("one target expected"); //$NON-NLS-1$
		}
		try {
			if (RelayTarget.is(target)) {
				RelayTarget.of(target);
			} else {
				Carrier.of(target);
			}
		} catch (final ConnectFailedException e) {
			throw new IDCreateException(e.getMessage(), e);
		}
		return new TextID(this, target);
	}

	@Override
	public String getScheme() {
		return Carrier.TCP_SCHEME;
	}

	@Override
	public String[] getSupportedSchemes() {
		return new String[] { Carrier.TCP_SCHEME, Carrier.MEMORY_SCHEME, RelayTarget.SCHEME };
	}

	@Override
	public Class<?>[][] getSupportedParameterTypes() {
		return new Class<?>[][] { { String.class } };
	}
}
