// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.session.Registration;
import tandem.viewer.ui.ViewerTool;

/** The tools that there are: a service between the parts of this bundle. Thread-safe. */
@Component(service = ViewerTools.class)
public final class ViewerTools {

	private final List<ViewerTool> tools = new CopyOnWriteArrayList<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addTool(final ViewerTool tool) {
		tools.add(tool);
		listeners.forEach(Runnable::run);
	}

	void removeTool(final ViewerTool tool) {
		tools.remove(tool);
		listeners.forEach(Runnable::run);
	}

	/** All of them, in their order. */
	List<ViewerTool> all() {
		return tools.stream().sorted(Comparator.comparing(ViewerTool::id)).toList();
	}

	/** Tells when one comes or goes, on any thread. */
	Registration listen(final Runnable listener) {
		final Runnable entry = listener::run;
		listeners.add(entry);
		return () -> listeners.remove(entry);
	}
}
