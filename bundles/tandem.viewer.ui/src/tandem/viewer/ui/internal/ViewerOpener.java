// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

import tandem.session.EndReason;
import tandem.sessions.ui.Notice;
import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

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
		// A call may have begun before this hears of any.
		technician.sessions().forEach(session -> workbench.getDisplay().asyncExec(() -> follow(workbench, session)));
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
		notice(session, Optional.ofNullable(before), now)
				.ifPresent(text -> new Notice(workbench.getDisplay()).show(session.label(), NLS.bind(text, session.label())));
	}

	private static void open(final IWorkbench workbench, final TechnicianSession session) {
		final var window = workbench.getActiveWorkbenchWindow() != null ? workbench.getActiveWorkbenchWindow() : workbench.getWorkbenchWindows()[0];
		final var page = window.getActivePage();
		final var busy = page.getActiveEditor() instanceof final ViewerEditor editor && editor.isCapturing() ? editor : null;
		try {
			page.openEditor(new ViewerInput(session), ViewerEditor.ID);
			if (busy != null) {
				// Who types at one sharer's must not find the keys elsewhere all of a sudden.
				page.activate(busy);
			}
		} catch (final PartInitException e) {
			ILog.of(ViewerOpener.class).log(e.getStatus());
		}
	}

	/** What to tell of a step. */
	static Optional<String> notice(final TechnicianSession session, final Optional<Phase> before, final Phase now) {
		return Optional.ofNullable(switch (now) {
		case WAITING_FOR_SHARER -> Messages.noticeConnects;
		case VIEWING -> before.map(phase -> viewing(session, phase)).orElse(null);
		case CONTROLLING -> Messages.noticeControl;
		case RECONNECTING -> Messages.noticeReconnecting;
		case ENDED -> before.filter(phase -> phase.compareTo(Phase.WAITING_FOR_SHARER) >= 0).map(_ -> ended(session)).orElse(null);
		case REACHING, SECURING, PROVING, ASKING_CONTROL, PAUSED -> null;
		});
	}

	private static String viewing(final TechnicianSession session, final Phase before) {
		final var answer = session.controlAnswer();
		return switch (before) {
		case WAITING_FOR_SHARER -> Messages.noticeAllowed;
		case RECONNECTING -> Messages.noticeBack;
		case CONTROLLING -> answer.filter(ControlAnswer.TAKEN_BACK::equals).map(_ -> Messages.noticeTakenBack).orElse(null);
		case ASKING_CONTROL -> answer.map(given -> switch (given) {
		case SAID_NO, SAID_NO_FOR_GOOD -> Messages.noticeDeclined;
		case DID_NOT_ANSWER -> Messages.didNotAnswer;
		case FORBIDDEN -> Messages.forbidden;
		case ALLOWED, TAKEN_BACK -> null;
		}).orElse(null);
		default -> null;
		};
	}

	private static String ended(final TechnicianSession session) {
		final var reason = session.ending().map(ending -> ending instanceof final Ending.Over over ? over.reason() : EndReason.TECHNICIAN_LEFT)
				.orElse(EndReason.TECHNICIAN_LEFT);
		return switch (reason) {
		case TECHNICIAN_LEFT -> null;
		case SHARER_DECLINED -> Messages.noticeDeclined;
		case CONNECTION_LOST -> Messages.noticeLost;
		default -> Messages.noticeEnded;
		};
	}
}
