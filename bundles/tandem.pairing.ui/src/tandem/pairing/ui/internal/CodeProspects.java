// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.pairing.OpenCode;
import tandem.pairing.PairingCodes;
import tandem.sessions.ui.Prospect;
import tandem.sessions.ui.Prospects;

/** The codes that wait, in the list of those who may come. */
@Component
public final class CodeProspects implements Prospects {

	private final PairingCodes codes;

	/** @param codes of this workbench */
	@Activate
	public CodeProspects(@Reference final PairingCodes codes) {
		this.codes = codes;
	}

	@Override
	public List<Prospect> all() {
		return codes.open().stream().map(CodeProspects::prospect).toList();
	}

	/** The code itself stays out of lists: they are seen over shoulders and in screenshots. */
	private static Prospect prospect(final OpenCode code) {
		final var standing = switch (code.state()) {
		case ASKING_RELAY -> Messages.standingAsking;
		case WAITING -> Messages.standingWaiting;
		case PROVING -> Messages.standingProving;
		case USED, BURNED, EXPIRED, CANCELLED, FAILED -> Messages.standingOver;
		};
		final var expires = Optional.of(code.expires()).filter(end -> !end.equals(Instant.MAX));
		return new Prospect(code.handle(), Messages.title, standing, code.made(), expires, Optional.empty(), () -> show(code.handle()), Messages.title, true);
	}

	/** Brings the tab of a code to the front. */
	private static void show(final String handle) {
		final var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		for (final var reference : page.getEditorReferences()) {
			if (reference.getEditor(false) instanceof final CodeEditor editor && editor.isAt(handle)) {
				page.activate(editor);
				return;
			}
		}
	}

	@Override
	public void forget(final Prospect prospect) {
		codes.open().stream().filter(code -> code.handle().equals(prospect.id())).forEach(OpenCode::cancel);
	}

	@Override
	public AutoCloseable listen(final Runnable changed) {
		return codes.onChange(changed);
	}
}
