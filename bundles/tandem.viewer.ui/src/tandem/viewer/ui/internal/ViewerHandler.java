// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** The viewer's commands: each is one of {@link ViewerActions}, named by the command's last word. */
public final class ViewerHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.getActiveEditor(event) instanceof final ViewerEditor editor) {
			final var viewer = editor.actions();
			final var id = event.getCommand().getId();
			switch (id.substring(id.lastIndexOf('.') + 1)) {
			case "control" -> viewer.toggleControl(); //$NON-NLS-1$
			case "captureKeys" -> viewer.captureKeys(); //$NON-NLS-1$
			case "fit" -> viewer.toggleFit(); //$NON-NLS-1$
			case "fullScreen" -> viewer.toggleFullScreen(); //$NON-NLS-1$
			case "end" -> viewer.end(); //$NON-NLS-1$
			case "typeClipboard" -> viewer.typeClipboard(); //$NON-NLS-1$
			default -> throw new ExecutionException("no such command: " + id); //$NON-NLS-1$
			}
		}
		return null;
	}
}
