// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.keys.IBindingService;

import tandem.screen.InputEvent;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.session.Registration;
import tandem.technician.ControlAnswer;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;
import tandem.viewer.Viewer;
import tandem.viewer.ui.ViewerTool;

/** All that a session's tab shows: the sharer's screen below a bar that says what is going on. UI thread only. */
final class ViewerPane implements ViewerActions {

	/**
	 * What it needs of the workbench.
	 *
	 * @param viewer the session's viewer, as long as there is one
	 * @param tools that work upon the picture
	 * @param tell shows a line to the technician, in the status line
	 * @param closeTab closes the tab of a session that ended
	 */
	record Surroundings(Supplier<Optional<Viewer>> viewer, ViewerTools tools, IBindingService bindings, Consumer<String> tell, Runnable closeTab) {
	}

	private final Display display;

	private final TechnicianSession session;

	private final Surroundings surroundings;

	private final Composite home;

	private final Composite frame;

	private final ViewerBar bar;

	private final HintBar hint;

	private final Composite strip;

	private final PictureFrame stage;

	private final CoverPane cover;

	private final FullScreen fullScreen;

	private Optional<Attached> attached = Optional.empty();

	private Optional<String> chosen = Optional.empty();

	private boolean fit = true;

	private Optional<ViewerTool> filled = Optional.empty();

	private final Registration listening;

	ViewerPane(final Composite parent, final TechnicianSession session, final Surroundings surroundings) {
		display = parent.getDisplay();
		this.session = session;
		this.surroundings = surroundings;
		home = parent;
		frame = new Composite(parent, SWT.NONE);
		final var icons = new Icons(frame);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(frame);
		bar = new ViewerBar(frame, icons, this);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		hint = new HintBar(frame);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(hint);
		strip = new Composite(frame, SWT.NONE);
		strip.setLayout(new FillLayout());
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(strip);
		strip.setVisible(false);
		stage = new PictureFrame(frame);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stage);
		cover = new CoverPane(stage, surroundings.closeTab());
		stage.addListener(SWT.Resize, event -> cover.centre());
		fullScreen = new FullScreen(frame, this::refresh);
		listening = surroundings.tools().listen(this::refreshLater);
		refresh();
	}

	/** The widget that holds all. */
	Composite content() {
		return frame;
	}

	/** Where that widget is but for full screen. */
	Composite home() {
		return home;
	}

	/** Whether keys go to the sharer's computer. */
	boolean isCapturing() {
		return attached.filter(Attached::capturing).isPresent();
	}

	/** Shows where the session stands; also the first moment at which the viewer can be had. */
	void refresh() {
		if (frame.isDisposed()) {
			return;
		}
		if (session.phase() == Phase.ENDED) {
			// Nothing of the sharer's screen stays.
			attached.ifPresent(Attached::dispose);
			attached = Optional.empty();
		} else {
			surroundings.viewer().get().filter(found -> attached.filter(a -> a.viewer() == found).isEmpty()).ifPresent(this::attach);
		}
		final var standing = Standing.of(session);
		attached.ifPresent(a -> a.update(standing.light(), controls()));
		cover.show(standing.cover(), session.phaseSince());
		attached.ifPresent(a -> a.rack().take(surroundings.tools().all()));
		bar.show(session, standing, fit);
		showStrip();
		attached.ifPresent(a -> a.update(standing.light(), controls()));
		showHint();
		frame.layout(true, true);
	}

	/** The line of the tool that is on. */
	private void showStrip() {
		final var on = toolOn();
		if (!on.equals(filled)) {
			filled = on;
			for (final var old : strip.getChildren()) {
				old.dispose();
			}
			on.ifPresent(_ -> attached.orElseThrow().rack().fill(new Composite(strip, SWT.NONE)));
			((GridData) strip.getLayoutData()).exclude = on.isEmpty();
			strip.setVisible(on.isPresent());
		}
	}

	@Override
	public List<ViewerTool> tools() {
		return attached.map(a -> a.rack().available()).orElse(List.of());
	}

	@Override
	public Optional<ViewerTool> toolOn() {
		return attached.flatMap(a -> a.rack().on());
	}

	@Override
	public void toggle(final ViewerTool tool) {
		attached.ifPresent(a -> a.rack().press(tool));
		refresh();
		setFocus();
	}

	/** The line stays where the picture is seen, whatever it says: the picture must not move when control comes or goes. */
	private void showHint() {
		stage.setAccent(isCapturing());
		hint.show(switch (session.phase()) {
		case VIEWING -> mayAsk() ? Messages.lookHint : " "; //$NON-NLS-1$
		case ASKING_CONTROL -> Messages.askingHint;
		case CONTROLLING -> isCapturing() ? NLS.bind(Messages.wayOut, session.label()) : Messages.continueHint;
		case REACHING, SECURING, PROVING, WAITING_FOR_SHARER, PAUSED, RECONNECTING, ENDED -> ""; //$NON-NLS-1$
		}, isCapturing());
	}

	@Override
	public OptionalInt typing() {
		return attached.map(a -> a.typing().percent()).orElse(OptionalInt.empty());
	}

	/** A viewer is there for the first time, or a new one after the line was mended. */
	private void attach(final Viewer found) {
		attached.ifPresent(Attached::dispose);
		final var now = Attached.to(found, session, stage, surroundings.bindings(), this::controls, this::refreshLater);
		now.canvas().setFit(fit);
		attached = Optional.of(now);
		if (chosen.isPresent()) {
			found.choose(chosen);
		}
		cover.moveAbove(null);
	}

	/** Any thread. */
	private void refreshLater() {
		if (!display.isDisposed()) {
			display.asyncExec(this::refresh);
		}
	}

	private boolean controls() {
		return session.phase() == Phase.CONTROLLING && !session.promptUp();
	}

	@Override
	public void toggleControl() {
		if (session.phase() == Phase.CONTROLLING || session.phase() == Phase.ASKING_CONTROL) {
			session.releaseControl();
		} else if (mayAsk()) {
			session.requestControl();
		}
		setFocus();
	}

	@Override
	public boolean mayAsk() {
		return session.phase() != Phase.VIEWING || session.controlAnswer().filter(ControlAnswer.SAID_NO_FOR_GOOD::equals).isEmpty();
	}

	@Override
	public void captureKeys() {
		attached.ifPresent(a -> a.keys().start());
	}

	@Override
	public void toggleFit() {
		fit = !fit;
		attached.ifPresent(a -> a.canvas().setFit(fit));
		refresh();
		setFocus();
	}

	@Override
	public void toggleFullScreen() {
		// The window changes: what is captured belongs to the one that is left.
		attached.ifPresent(a -> a.keys().stop());
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
			attached.ifPresent(a -> {
				combination.keysyms().forEach(keysym -> a.viewer().send(new InputEvent.Key(keysym, true)));
				combination.keysyms().reversed().forEach(keysym -> a.viewer().send(new InputEvent.Key(keysym, false)));
			});
			setFocus();
		}
	}

	@Override
	public void typeClipboard() {
		if (controls() && attached.isPresent() && !attached.get().typing().start(session.label())) {
			surroundings.tell().accept(Messages.clipboardEmpty);
		}
		setFocus();
	}

	@Override
	public void stopTyping() {
		attached.ifPresent(a -> a.typing().stop());
		setFocus();
	}

	private Optional<Layout> layout() {
		return attached.flatMap(a -> a.viewer().layout());
	}

	@Override
	public List<Monitor> monitors() {
		return layout().map(Layout::monitors).orElse(List.of());
	}

	@Override
	public Optional<Monitor> shownMonitor() {
		final var shown = attached.flatMap(a -> a.viewer().shown());
		return monitors().stream().filter(monitor -> chosen.filter(monitor.name()::equals).isPresent() && shown.filter(monitor.area()::equals).isPresent())
				.findFirst();
	}

	@Override
	public void choose(final Optional<Monitor> wanted) {
		chosen = wanted.map(Monitor::name);
		attached.ifPresent(a -> a.viewer().choose(chosen));
		refresh();
		setFocus();
	}

	void setFocus() {
		if (attached.isPresent()) {
			attached.get().canvas().setFocus();
		} else {
			bar.setFocus();
		}
	}

	void dispose() {
		listening.close();
		attached.ifPresent(Attached::dispose);
		fullScreen.dispose();
	}
}
