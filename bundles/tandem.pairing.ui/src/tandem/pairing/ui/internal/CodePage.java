// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.time.Clock;
import java.time.Duration;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;

import tandem.pairing.ui.internal.CodeModel.Asking;
import tandem.pairing.ui.internal.CodeModel.Failed;
import tandem.pairing.ui.internal.CodeModel.Over;
import tandem.pairing.ui.internal.CodeModel.Proving;
import tandem.pairing.ui.internal.CodeModel.Used;
import tandem.pairing.ui.internal.CodeModel.Waiting;

/** The widgets of a code's tab: each part of it comes and goes. UI thread only. */
final class CodePage extends Composite {

	private static final int WIDTH = 520;

	private static final int LARGE = 34;

	private static final int PADDING = 8;

	private static final int SECOND = 1000;

	private static final int MINUTE = 60;

	private final LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), this);

	private final Spelling spelling = new Spelling();

	private final CodeModel model;

	private final Clock clock;

	private final Label heading;

	private final Text code;

	private final ProgressBar left;

	private final Label leftWords;

	private final Label aloudLabel;

	private final Text aloud;

	private final Composite copies;

	private final ProgressBar working;

	private final CLabel sign;

	private final Label words;

	private final Label addressLabel;

	private final Text address;

	private final Label addressHint;

	private final Button go;

	private final Button other;

	private final Button cancel;

	private Duration whole = Duration.ZERO;

	private Class<?> shown;

	CodePage(final Composite parent, final CodeModel model, final Clock clock) {
		super(parent, SWT.NONE);
		this.model = model;
		this.clock = clock;
		setLayout(new FillLayout());
		// The theme knows composites by their class and colours none that is derived from it.
		final var body = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(32, 24).numColumns(2).spacing(8, 8).applyTo(body);
		heading = wide(new Label(body, SWT.WRAP));
		heading.setFont(JFaceResources.getHeaderFont());
		code = wide(new Text(body, SWT.READ_ONLY | SWT.SINGLE));
		code.setFont(large());
		((GridData) code.getLayoutData()).heightHint = height(code);
		name(code, Messages.codeName);
		left = wide(new ProgressBar(body, SWT.SMOOTH));
		leftWords = wide(new Label(body, SWT.NONE));
		aloudLabel = wide(new Label(body, SWT.NONE));
		aloudLabel.setText(Messages.readAloud);
		aloud = wide(new Text(body, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI));
		name(aloud, Messages.readAloud);
		copies = wide(new Composite(body, SWT.NONE));
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(copies);
		button(copies, Messages.copyCode, () -> copy("{0}")); //$NON-NLS-1$
		button(copies, Messages.copySentence, () -> copy(Messages.sentence));
		button(copies, Messages.copyLink, () -> copy("{1}")); //$NON-NLS-1$
		working = wide(new ProgressBar(body, SWT.INDETERMINATE));
		sign = new CLabel(body, SWT.NONE);
		sign.setImage(getDisplay().getSystemImage(SWT.ICON_WARNING));
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(sign);
		words = new Label(body, SWT.WRAP);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(words);
		addressLabel = wide(new Label(body, SWT.NONE));
		addressLabel.setText(Messages.addressName);
		address = wide(new Text(body, SWT.BORDER | SWT.SINGLE));
		address.setMessage(Messages.addressExample);
		name(address, Messages.addressName);
		address.addListener(SWT.DefaultSelection, event -> go());
		addressHint = wide(new Label(body, SWT.WRAP));
		addressHint.setText(Messages.addressHint);
		final var buttons = new Composite(body, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(buttons);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(buttons);
		go = button(buttons, "", this::go); //$NON-NLS-1$
		other = button(buttons, Messages.otherRelay, model::askForRelay);
		cancel = button(buttons, Messages.cancel, model::cancel);
		tick();
	}

	private Font large() {
		return resources.create(FontDescriptor.createFrom(JFaceResources.getTextFont()).setHeight(LARGE).setStyle(SWT.BOLD));
	}

	/** GTK learns of another font too late for the first layout. */
	private static int height(final Text text) {
		final var gc = new GC(text);
		try {
			gc.setFont(text.getFont());
			return gc.getFontMetrics().getHeight() + PADDING;
		} finally {
			gc.dispose();
		}
	}

	private static <T extends Control> T wide(final T control) {
		GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(control);
		return control;
	}

	private static Button button(final Composite parent, final String text, final Runnable action) {
		final var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		GridDataFactory.fillDefaults().applyTo(button);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private static void name(final Control control, final String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				event.result = name;
			}
		});
	}

	private void copy(final String pattern) {
		if (model.now() instanceof final Waiting waiting) {
			final var clipboard = new Clipboard(getDisplay());
			clipboard.setContents(new Object[] { NLS.bind(pattern, waiting.code().inGroups(), waiting.link()) }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	private void go() {
		if (asks(model.now())) {
			model.use(address.getText());
		} else {
			model.begin();
		}
	}

	private void tick() {
		if (isDisposed()) {
			return;
		}
		if (model.now() instanceof final Waiting waiting) {
			count(waiting);
		}
		getDisplay().timerExec(SECOND, this::tick);
	}

	private void count(final Waiting waiting) {
		final var rest = Duration.between(clock.instant(), waiting.expires());
		final var seconds = (int) Math.max(0, rest.toSeconds());
		if (whole.compareTo(rest) < 0) {
			whole = rest;
		}
		left.setMaximum((int) Math.max(1, whole.toSeconds()));
		left.setSelection(seconds);
		leftWords.setText(NLS.bind(Messages.left, String.format("%d:%02d", seconds / MINUTE, seconds % MINUTE), Sources.named(waiting.relay()))); //$NON-NLS-1$
	}

	/**
	 * Shows what the model is at.
	 *
	 * @return whether it is at another step than before
	 */
	boolean refresh() {
		final var now = model.now();
		final var fresh = now.getClass() != shown;
		final var asks = asks(now);
		final var problem = now instanceof Over || now instanceof Failed;
		if (fresh) {
			whole = Duration.ZERO;
		}
		if (asks && !address.getVisible()) {
			address.setText(model.address());
		}
		heading.setText(heading(now));
		words.setText(words(now));
		waiting(now);
		present(now instanceof Asking || now instanceof Proving, working);
		present(problem, sign, go);
		present(!problem, cancel);
		((GridData) words.getLayoutData()).horizontalSpan = problem ? 1 : 2;
		present(asks, addressLabel, address, addressHint);
		present(now instanceof Failed && !asks && !model.isFixed(), other);
		go.setText(now instanceof Over ? Messages.newCode : asks ? Messages.useRelay : Messages.tryAgain);
		layout(true, true);
		shown = now.getClass();
		return fresh;
	}

	private void waiting(final CodeModel.Now now) {
		present(now instanceof Waiting, code, left, leftWords, aloudLabel, aloud, copies);
		if (now instanceof final Waiting waiting) {
			code.setText(waiting.code().inGroups());
			aloud.setText(spelling.aloud(waiting.code()));
			count(waiting);
		} else {
			code.setText(""); //$NON-NLS-1$
			aloud.setText(""); //$NON-NLS-1$
		}
	}

	private static boolean asks(final CodeModel.Now now) {
		return now instanceof final Failed failed && failed.asks();
	}

	private static String heading(final CodeModel.Now now) {
		return switch (now) {
		case final Asking asking -> Messages.headingAsking;
		case final Waiting waiting -> Messages.headingWaiting;
		case final Proving proving -> Messages.headingProving;
		case final Used used -> Messages.headingProving;
		case final Over over -> Messages.headingOver;
		case final Failed failed -> Messages.headingFailed;
		};
	}

	private static String words(final CodeModel.Now now) {
		return switch (now) {
		case final Asking asking -> asking.words();
		case final Waiting waiting -> Messages.tellThem;
		case final Proving proving -> Messages.proving;
		case final Used used -> Messages.proving;
		case final Over over -> over.words();
		case final Failed failed -> failed.words();
		};
	}

	private static void present(final boolean wanted, final Control... controls) {
		for (final var control : controls) {
			control.setVisible(wanted);
			((GridData) control.getLayoutData()).exclude = !wanted;
		}
	}

	@Override
	public boolean setFocus() {
		if (address.getVisible()) {
			return address.setFocus();
		}
		return go.getVisible() ? go.setFocus() : code.getVisible() ? copies.getChildren()[0].setFocus() : cancel.setFocus();
	}
}
