// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILog;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.session.Registration;
import tandem.sharer.ui.SharerTool;

/** The tools that capabilities bring to the sharer: a service between the parts of this bundle. Thread-safe. */
@Component(service = SharerTools.class)
public final class SharerTools {

	private final Map<SharerTool, Registration> tools = new LinkedHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addTool(final SharerTool tool) {
		try {
			final var registration = tool.onChange(this::changed);
			synchronized (tools) {
				tools.put(tool, registration);
			}
		} catch (final RuntimeException e) {
			ILog.of(SharerTools.class).warn("A tool of the sharer's failed: " + tool.getClass().getName(), e); //$NON-NLS-1$
		}
		changed();
	}

	void removeTool(final SharerTool tool) {
		final Registration registration;
		synchronized (tools) {
			registration = tools.remove(tool);
		}
		if (registration != null) {
			registration.close();
		}
		changed();
	}

	/** All of them, in their order. */
	List<SharerTool> all() {
		synchronized (tools) {
			return tools.keySet().stream().sorted(Comparator.comparing(SharerTool::id)).toList();
		}
	}

	/** Tells of every change, on any thread. */
	Registration onChange(final Runnable listener) {
		final Runnable entry = listener::run;
		listeners.add(entry);
		return () -> listeners.remove(entry);
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}
}
