// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;

import org.eclipse.ecf.core.ContainerTypeDescription;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Connector;

/** Tells ECF which containers there are, for as long as there is a connector. */
@Component
public final class ContainerTypes {

	private final List<ServiceRegistration<ContainerTypeDescription>> registered = new ArrayList<>();

	/** Registers all kinds. */
	@Activate
	public ContainerTypes(final BundleContext context, @Reference final Connector connector) {
		for (final var kind : Kind.values()) {
			final var type = new ContainerTypeDescription(kind.typeName(), new Instantiator(connector, kind), "Tandem " + kind.typeName(), //$NON-NLS-1$
					kind == Kind.LISTENER, false);
			registered.add(context.registerService(ContainerTypeDescription.class, type, new Hashtable<>()));
		}
	}

	/** Takes them away. */
	@Deactivate
	public void close() {
		registered.forEach(ServiceRegistration::unregister);
	}
}
