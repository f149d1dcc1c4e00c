// SPDX-License-Identifier: EPL-2.0
package tandem.chat.ui.internal;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

import tandem.chat.ChatLine;
import tandem.chat.Conversation;
import tandem.chat.Conversations;
import tandem.sessions.ui.Notice;

/** Tells of messages that come while nobody looks at their conversation, by sound and notification. */
public final class ChatNews implements IStartup {

	/** Notifications are short. */
	private static final int MOST = 120;

	@Override
	public void earlyStartup() {
		final var workbench = PlatformUI.getWorkbench();
		workbench.getService(Conversations.class).listen(new Conversations.Listener() {

			@Override
			public void changed(final Conversation conversation) {
				// the view shows it
			}

			@Override
			public void came(final Conversation conversation, final ChatLine line) {
				final var display = workbench.getDisplay();
				if (!display.isDisposed()) {
					display.asyncExec(() -> tell(workbench, conversation, line));
				}
			}
		});
	}

	private static void tell(final IWorkbench workbench, final Conversation conversation, final ChatLine line) {
		if (!workbench.isClosing() && !isBeforeTheirEyes(workbench, conversation)) {
			new Notice(workbench.getDisplay()).show(NLS.bind(Messages.notice, conversation.peer()), shortened(line.text()));
		}
	}

	private static boolean isBeforeTheirEyes(final IWorkbench workbench, final Conversation conversation) {
		return Arrays.stream(workbench.getWorkbenchWindows()).map(window -> Optional.ofNullable(window.getActivePage()))
				.flatMap(Optional::stream).anyMatch(page -> page.findView(ChatView.ID) instanceof final ChatView view && view.isSeen(conversation));
	}

	/** A text on one line that fits. */
	static String shortened(final String text) {
		final var line = text.replace('\n', ' ');
		return line.codePointCount(0, line.length()) <= MOST ? line : line.substring(0, line.offsetByCodePoints(0, MOST)) + '\u2026';
	}
}
