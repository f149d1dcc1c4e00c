// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

import com.google.gson.JsonObject;

import tandem.invitation.InvitationFormat;
import tandem.local.LocalClient;
import tandem.local.Verb;

/** Brings invitation files to whoever opens them: in this process, or in the workbench that runs already. */
final class HandOver {

	private static final String OPEN = "open-invitation"; //$NON-NLS-1$

	private static final String SHOW = "show"; //$NON-NLS-1$

	private final BundleContext bundles;

	HandOver(final BundleContext bundles) {
		this.bundles = bundles;
	}

	/** Whether a name ends as invitations of one of the formats do that this workbench knows. */
	boolean isInvitation(final Path file) {
		try {
			return bundles.getServiceReferences(InvitationFormat.class, null).stream().map(bundles::getService).filter(Objects::nonNull)
					.anyMatch(format -> format.isNamed(file));
		} catch (final InvalidSyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Opens files here. */
	void here(final List<Path> files) {
		try {
			for (final var reference : bundles.getServiceReferences(Verb.class, null)) {
				final var verb = bundles.getService(reference);
				if (verb != null && verb.name().equals(OPEN)) {
					files.forEach(file -> verb.handle(argument(file)));
				}
				bundles.ungetService(reference);
			}
		} catch (final InvalidSyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Opens files in the product that runs already, and brings it to the front. */
	void toOther(final String product, final List<Path> files) throws IOException {
		final var reference = bundles.getServiceReference(LocalClient.class);
		if (reference == null) {
			throw new IOException("no local service"); //$NON-NLS-1$
		}
		final var client = bundles.getService(reference);
		if (files.isEmpty()) {
			client.ask(product, SHOW, new JsonObject());
		}
		for (final var file : files) {
			client.ask(product, OPEN, argument(file));
		}
	}

	private static JsonObject argument(final Path file) {
		final var argument = new JsonObject();
		argument.addProperty("file", file.toString()); //$NON-NLS-1$
		return argument;
	}
}
