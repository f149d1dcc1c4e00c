// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.EditorPart;

import tandem.screen.InputEvent;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.technician.ControlAnswer;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;
import tandem.viewer.Viewer;
import tandem.viewer.Viewers;

/** A session's tab: the sharer's screen below a bar that says what is going on. */
public final class ViewerEditor extends EditorPart implements ViewerActions {

	static final String ID = "tandem.viewer.ui.viewer"; //$NON-NLS-1$

	private static final int ATTEND_MILLIS = 1000;

	private TechnicianSession session;

	private Technician technician;

	private AutoCloseable registration;

	private Composite frame;

	private Composite stage;

	private ViewerBar bar;

	private CoverPane cover;

	private ScreenCanvas canvas;

	private KeyCapture keys;

	private Viewer viewer;

	private Optional<String> monitor = Optional.empty();

	private FullScreen fullScreen;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof final ViewerInput shown)) {
			throw new PartInitException("not a session"); //$NON-NLS-1$
		}
		setSite(site);
		setInput(input);
		session = shown.session();
		technician = site.getService(Technician.class);
		setPartName(session.label());
	}

	@Override
	public void createPartControl(final Composite parent) {
		frame = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(frame);
		bar = new ViewerBar(frame, this);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		stage = new Composite(frame, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stage);
		cover = new CoverPane(stage);
		fullScreen = new FullScreen(frame, this::refresh);
		stage.addListener(SWT.Resize, event -> arrange());
		registration = technician.listen(new Technician.Listener() {
			@Override
			public void changed(final TechnicianSession changed) {
				if (changed == session && !parent.isDisposed()) {
					parent.getDisplay().asyncExec(ViewerEditor.this::refresh);
				}
			}
		});
		refresh();
	}

	private void arrange() {
		if (canvas != null) {
			canvas.setBounds(stage.getClientArea());
		}
		cover.centre();
	}

	/** All that the tab shows, wherever it is. */
	Composite content() {
		return frame;
	}

	/** Shows where the session stands; also the first moment at which the viewer can be had. */
	void refresh() {
		if (stage.isDisposed()) {
			return;
		}
		if (viewer == null) {
			getSite().getService(Viewers.class).of(session.id()).ifPresent(this::attach);
		}
		final var standing = Standing.of(session);
		setPartName(session.label());
		setTitleToolTip(getEditorInput().getToolTipText());
		if (canvas != null) {
			canvas.setLight(standing.cover().filter(Standing.Cover::hides).isPresent() ? ScreenCanvas.Light.NONE : ScreenCanvas.Light.CLEAR);
			keys.update();
		}
		cover.show(standing.cover());
		bar.show(session, standing, keys != null && keys.isCapturing(), canvas == null || canvas.isFit());
	}

	private void attach(final Viewer found) {
		viewer = found;
		canvas = new ScreenCanvas(stage, viewer);
		keys = new KeyCapture(canvas, viewer, getSite().getService(IBindingService.class), this::controls, this::refreshLater);
		new MouseCapture(canvas, viewer, this::controls);
		arrange();
		cover.moveAbove(null);
		attend();
	}

	/** Says that this thread does not hang, so that what is held is not released. */
	private void attend() {
		if (!canvas.isDisposed()) {
			viewer.attend();
			canvas.getDisplay().timerExec(ATTEND_MILLIS, this::attend);
		}
	}

	private void refreshLater() {
		if (!stage.isDisposed()) {
			stage.getDisplay().asyncExec(this::refresh);
		}
	}

	private boolean controls() {
		return session.phase() == Phase.CONTROLLING && !session.promptUp();
	}

	@Override
	public void toggleControl() {
		if (session.phase() == Phase.CONTROLLING || session.phase() == Phase.ASKING_CONTROL) {
			session.releaseControl();
		} else {
			session.requestControl();
			setFocus();
		}
	}

	@Override
	public boolean mayAsk() {
		return session.phase() != Phase.VIEWING || session.controlAnswer().filter(ControlAnswer.SAID_NO_FOR_GOOD::equals).isEmpty();
	}

	@Override
	public void captureKeys() {
		if (keys != null) {
			keys.start();
		}
	}

	@Override
	public void toggleFit() {
		if (canvas != null) {
			canvas.setFit(!canvas.isFit());
			refresh();
		}
	}

	@Override
	public void toggleFullScreen() {
		fullScreen.toggle();
		setFocus();
	}

	@Override
	public boolean isFullScreen() {
		return fullScreen.isOn();
	}

	@Override
	public void end() {
		session.leave();
	}

	@Override
	public void press(final SpecialKeys combination) {
		if (controls()) {
			combination.keysyms().forEach(keysym -> viewer.send(new InputEvent.Key(keysym, true)));
			combination.keysyms().reversed().forEach(keysym -> viewer.send(new InputEvent.Key(keysym, false)));
			setFocus();
		}
	}

	@Override
	public void typeClipboard() {
		final var clipboard = new Clipboard(stage.getDisplay());
		try {
			if (clipboard.getContents(TextTransfer.getInstance()) instanceof final String text && !text.isEmpty()) {
				if (controls()) {
					Pieces.of(text, InputEvent.Text.MAX_LENGTH).forEach(piece -> viewer.send(new InputEvent.Text(piece)));
				}
			} else {
				getEditorSite().getActionBars().getStatusLineManager().setMessage(Messages.clipboardEmpty);
			}
		} finally {
			clipboard.dispose();
		}
		setFocus();
	}

	@Override
	public List<String> monitors() {
		return viewer == null ? List.of() : viewer.layout().map(Layout::monitors).orElse(List.of()).stream().map(Monitor::name).toList();
	}

	@Override
	public Optional<String> shownMonitor() {
		return monitor.filter(monitors()::contains);
	}

	@Override
	public void choose(final Optional<String> wanted) {
		monitor = wanted;
		viewer.choose(wanted);
		refresh();
	}

	@Override
	public void setFocus() {
		if (canvas != null) {
			canvas.setFocus();
		} else {
			bar.setFocus();
		}
	}

	@Override
	public void dispose() {
		try {
			if (registration != null) {
				registration.close();
			}
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
		if (fullScreen != null) {
			fullScreen.dispose();
		}
		if (session.phase() != Phase.ENDED) {
			session.leave();
		}
		super.dispose();
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void doSave(final IProgressMonitor progress) {
		// There is nothing to save.
	}

	@Override
	public void doSaveAs() {
		// There is nothing to save.
	}
}
