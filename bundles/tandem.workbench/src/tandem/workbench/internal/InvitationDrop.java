// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;

/** Opens invitation files that are dropped. */
final class InvitationDrop extends DropTargetAdapter {

	private final Consumer<List<Path>> open;

	InvitationDrop(final Consumer<List<Path>> open) {
		this.open = open;
	}

	@Override
	public void dragEnter(final DropTargetEvent event) {
		event.detail = DND.DROP_COPY;
	}

	@Override
	public void dragOperationChanged(final DropTargetEvent event) {
		event.detail = DND.DROP_COPY;
	}

	@Override
	public void drop(final DropTargetEvent event) {
		if (event.data instanceof final String[] names) {
			open.accept(Arrays.stream(names).map(Path::of).toList());
		}
	}
}
