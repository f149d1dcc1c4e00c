// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;
import tandem.session.EndReason;

/** Opens a tab for each session once its sharer is asked, and tells of what happens to it by sound and notification. */
public final class ViewerOpener implements IStartup {

	private final Map<TechnicianSession, Phase> known = new HashMap<>();

	@Override
	public void earlyStartup() {
		final var workbench = PlatformUI.getWorkbench();
		final var technician = workbench.getService(Technician.class);
		technician.listen(new Technician.Listener() {
			@Override
			public void changed(final TechnicianSession session) {
				workbench.getDisplay().asyncExec(() -> follow(workbench, session));
			}

			@Override
			public void removed(final TechnicianSession session) {
				workbench.getDisplay().asyncExec(() -> known.remove(session));
			}
		});
	}

	private void follow(final IWorkbench workbench, final TechnicianSession session) {
		final var now = session.phase();
		final var before = known.put(session, now);
		if (now == before || workbench.isClosing()) {
			return;
		}
		if (now == Phase.WAITING_FOR_SHARER || before == null && now.compareTo(Phase.WAITING_FOR_SHARER) > 0 && now != Phase.ENDED) {
			open(workbench, session);
		}
		notice(workbench, session, before, now);
	}

	private static void open(final IWorkbench workbench, final TechnicianSession session) {
		final var window = workbench.getActiveWorkbenchWindow() != null ? workbench.getActiveWorkbenchWindow() : workbench.getWorkbenchWindows()[0];
		try {
			window.getActivePage().openEditor(new ViewerInput(session), ViewerEditor.ID);
		} catch (final PartInitException e) {
			ILog.of(ViewerOpener.class).log(e.getStatus());
		}
	}

	private static void notice(final IWorkbench workbench, final TechnicianSession session, final Phase before, final Phase now) {
		final var text = switch (now) {
		case VIEWING -> before == Phase.WAITING_FOR_SHARER ? Messages.noticeAllowed
				: before == Phase.CONTROLLING && session.controlAnswer().filter(ControlAnswer.TAKEN_BACK::equals).isPresent() ? Messages.noticeTakenBack
				: before == Phase.ASKING_CONTROL ? Messages.noticeDeclined : null;
		case CONTROLLING -> Messages.noticeControl;
		case ENDED -> before == null || before.compareTo(Phase.WAITING_FOR_SHARER) < 0 ? null : ended(session);
		default -> null;
		};
		if (text != null) {
			new Notice(workbench.getDisplay()).show(session.label(), org.eclipse.osgi.util.NLS.bind(text, session.label()));
		}
	}

	private static String ended(final TechnicianSession session) {
		final var reason = session.ending().map(ending -> ending instanceof final Ending.Over over ? over.reason() : EndReason.TECHNICIAN_LEFT)
				.orElse(EndReason.TECHNICIAN_LEFT);
		return reason == EndReason.TECHNICIAN_LEFT ? null : reason == EndReason.SHARER_DECLINED ? Messages.noticeDeclined : Messages.noticeEnded;
	}
}
