// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.pairing.OpenCode;
import tandem.pairing.OpenCode.State;
import tandem.pairing.PairingCodes;
import tandem.sessions.ui.Notice;

/**
 * Tells by sound and notification that a code which somebody may hold is worth nothing any more. That the sharer came is told by the
 * session's viewer. Thread-safe.
 */
@Component(service = {})
public final class CodeNews {

	private final Map<OpenCode, State> known = new HashMap<>();

	private final PairingCodes codes;

	private final Consumer<String> teller;

	private final AutoCloseable registration;

	/** @param codes of this workbench */
	@Activate
	public CodeNews(@Reference final PairingCodes codes) {
		this(codes, CodeNews::show);
	}

	/** @param teller told what the technician should hear */
	CodeNews(final PairingCodes codes, final Consumer<String> teller) {
		this.codes = codes;
		this.teller = teller;
		registration = codes.onChange(this::look);
		look();
	}

	private void look() {
		final List<String> news = new ArrayList<>();
		synchronized (this) {
			codes.open().forEach(code -> known.putIfAbsent(code, State.ASKING_RELAY));
			known.replaceAll((code, before) -> {
				final var now = code.state();
				if (now != before) {
					text(before, now).ifPresent(news::add);
				}
				return now;
			});
			known.values().removeIf(State::isOver);
		}
		news.forEach(teller);
	}

	/** What to tell of a step; nothing where the technician has just done it themselves and looks at it. */
	static Optional<String> text(final State before, final State now) {
		return Optional.ofNullable(switch (now) {
		case BURNED -> Messages.noticeBurned;
		case EXPIRED -> Messages.noticeExpired;
		case FAILED -> before == State.ASKING_RELAY ? null : Messages.noticeLost;
		case ASKING_RELAY, WAITING, PROVING, USED, CANCELLED -> null;
		});
	}

	private static void show(final String text) {
		if (PlatformUI.isWorkbenchRunning()) {
			final var display = PlatformUI.getWorkbench().getDisplay();
			display.asyncExec(() -> new Notice(display).show(Messages.title, text));
		}
	}

	@Deactivate
	void stop() {
		try {
			registration.close();
		} catch (final Exception e) {
			ILog.of(CodeNews.class).warn("the codes do not let go", e); //$NON-NLS-1$
		}
	}
}
