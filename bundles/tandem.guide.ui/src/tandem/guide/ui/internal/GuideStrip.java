// SPDX-License-Identifier: EPL-2.0
package tandem.guide.ui.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.guide.Figure;
import tandem.guide.Guide;
import tandem.guide.Ink;

/** The line in which is chosen what is drawn; while it is not permitted it says so instead. UI thread only. */
final class GuideStrip {

	private static final int WORDS_WIDTH = 180;

	private final Pointing pointing;
	private final Composite parent;
	private final Label says;
	private final Button ask;
	private final Map<Instrument, Button> instruments = new EnumMap<>(Instrument.class);
	private final List<Control> drawing = new ArrayList<>();
	private final Text words;

	GuideStrip(final Composite parent, final Pointing pointing) {
		this.parent = parent;
		this.pointing = pointing;
		GridLayoutFactory.fillDefaults().numColumns(Instrument.values().length + 5).margins(8, 4).spacing(4, 0).applyTo(parent);
		for (final var each : Instrument.values()) {
			final var button = button(SWT.TOGGLE, each.label(), () -> choose(each));
			button.setToolTipText(each.hint());
			instruments.put(each, button);
			drawing.add(button);
		}
		words = new Text(parent, SWT.BORDER | SWT.SINGLE);
		words.setMessage(Messages.wordsField);
		words.setToolTipText(Messages.textHint);
		words.setTextLimit(Figure.MAX_TEXT);
		words.setText(pointing.words());
		words.addListener(SWT.Modify, event -> pointing.write(words.getText()));
		GridDataFactory.fillDefaults().hint(WORDS_WIDTH, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(words);
		drawing.add(colours());
		drawing.add(button(SWT.PUSH, Messages.clear, () -> pointing.guide().ifPresent(Guide::clear)));
		ask = button(SWT.PUSH, Messages.ask, () -> pointing.guide().ifPresent(Guide::request));
		says = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(says);
		refresh();
	}

	private Combo colours() {
		final var combo = new Combo(parent, SWT.READ_ONLY);
		combo.setItems(Messages.red, Messages.yellow, Messages.green, Messages.blue);
		combo.setToolTipText(Messages.colour);
		combo.select(pointing.ink().ordinal());
		combo.addListener(SWT.Selection, event -> pointing.choose(Ink.values()[combo.getSelectionIndex()]));
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(combo);
		return combo;
	}

	private Button button(final int style, final String text, final Runnable pressed) {
		final var button = new Button(parent, style);
		button.setText(text);
		button.addListener(SWT.Selection, event -> pressed.run());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
		return button;
	}

	private void choose(final Instrument wanted) {
		pointing.choose(wanted);
		refresh();
		if (wanted == Instrument.TEXT) {
			words.setFocus();
		}
	}

	/** Shows what can be done now. */
	void refresh() {
		if (parent.isDisposed()) {
			return;
		}
		final var permitted = pointing.guide().filter(Guide::isPermitted).isPresent();
		final var refusal = pointing.guide().flatMap(Guide::refusal);
		instruments.forEach((each, button) -> button.setSelection(each == pointing.instrument()));
		var changed = false;
		for (final var control : drawing) {
			changed |= appear(control, permitted);
		}
		changed |= appear(words, permitted && pointing.instrument() == Instrument.TEXT);
		changed |= appear(ask, !permitted && refusal.isPresent());
		final var text = permitted ? pointing.instrument().hint() : refusal.orElse(NLS.bind(Messages.asking, pointing.surface().label()));
		if (!says.getText().equals(text.replace("&", "&&"))) { //$NON-NLS-1$ //$NON-NLS-2$
			says.setText(text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
			changed = true;
		}
		if (changed) {
			parent.getParent().getParent().layout(true, true);
		}
	}

	private static boolean appear(final Control control, final boolean wanted) {
		final var data = (GridData) control.getLayoutData();
		if (data.exclude != wanted) {
			return false;
		}
		data.exclude = !wanted;
		control.setVisible(wanted);
		return true;
	}
}
