// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** How all our windows look: the system's widgets, theme and font on an 8-pixel rhythm. UI thread only; lives as long as its display. */
final class Look {

	/** The rhythm: distances are multiples or halves of it. In pixels at 100 %. */
	static final int UNIT = 8;

	/** Room around a page. */
	static final int MARGIN = 3 * UNIT;

	/** Width for text on a page. */
	static final int TEXT_WIDTH = 56 * UNIT;

	private static final int BUTTON_WIDTH = 14 * UNIT;

	private static final int BUTTON_HEIGHT = 5 * UNIT;

	private static final int ICON = 48;

	private static final int GEAR = 16;

	/** Of text to the letter. */
	private static final int MOST_LINES = 12;

	private static final String INSET = "inset"; //$NON-NLS-1$

	/** Share of the text colour in text that matters less, and in frames and grounds. */
	private static final double QUIET = 0.72;

	private static final double FRAME = 0.25;

	private static final double GROUND = 0.06;

	private static final double HEADING = 1.5;

	private static final double LARGE = 1.8;

	private final Display display;
	private final Map<String, Font> fonts = new HashMap<>();
	private final Image icon;

	Look(final Display display) {
		this.display = display;
		icon = new Image(display, (gc, width, height) -> Icon.paint(gc, width, height), ICON, ICON);
		display.disposeExec(this::dispose);
	}

	private void dispose() {
		fonts.values().forEach(Font::dispose);
		icon.dispose();
	}

	/** The program's picture. */
	Image icon() {
		return icon;
	}

	/** One column without room around it. */
	static GridLayout column() {
		return columns(1);
	}

	/** Columns without room around them. */
	static GridLayout columns(final int number) {
		final var layout = new GridLayout(number, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.horizontalSpacing = UNIT;
		layout.verticalSpacing = UNIT;
		return layout;
	}

	/** A group without a frame, over the whole width. */
	static Composite group(final Composite parent, final int columns) {
		final var group = new Composite(parent, SWT.NONE);
		group.setLayout(columns(columns));
		group.setLayoutData(wide());
		return group;
	}

	/** A group on a ground and in a frame of its own. */
	Composite card(final Composite parent) {
		final var card = new Composite(parent, SWT.NONE);
		final var layout = column();
		layout.marginWidth = 2 * UNIT;
		layout.marginHeight = 2 * UNIT - UNIT / 2;
		layout.verticalSpacing = UNIT / 2;
		card.setLayout(layout);
		card.setLayoutData(wide());
		card.setBackground(mix(parent, GROUND));
		card.setBackgroundMode(SWT.INHERIT_FORCE);
		card.setData(INSET, 2 * layout.marginWidth);
		frame(card);
		return card;
	}

	/** Draws a thin frame at the edge. */
	void frame(final Composite composite) {
		final var colour = mix(composite, FRAME);
		composite.addPaintListener(e -> {
			final var area = composite.getClientArea();
			e.gc.setForeground(colour);
			e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		});
	}

	/** The whole width of the column. */
	static GridData wide() {
		return new GridData(SWT.FILL, SWT.CENTER, true, false);
	}

	/** The whole width, and high enough for the control's own font: GTK's entries think of the usual one. */
	static GridData high(final Control control) {
		final var data = wide();
		final var gc = new GC(control);
		data.heightHint = gc.getFontMetrics().getHeight() + UNIT;
		gc.dispose();
		return data;
	}

	/** How wide a control's text is on one line; a label that wraps can't be asked itself. */
	static int textWidth(final Control control, final String text) {
		final var gc = new GC(control);
		final var width = gc.textExtent(text).x;
		gc.dispose();
		return width + UNIT / 2;
	}

	/** A page's or a window's headline. */
	Label heading(final Composite parent, final String text) {
		final var label = text(parent, text);
		label.setFont(font(HEADING, SWT.BOLD));
		return label;
	}

	/** A page's headline, and at its end the button that leads to the settings. */
	void headingWithSettings(final Composite parent, final String text, final Runnable settings) {
		final var row = group(parent, 2);
		final var heading = heading(row, text);
		// A word beside the wheel: GTK tells a screen reader nothing of a picture.
		final var button = new Button(row, SWT.PUSH | SWT.FLAT);
		final var colour = row.getForeground();
		final var wheel = new Image(display, new ImageGcDrawer() {

			@Override
			public void drawOn(final GC gc, final int width, final int height) {
				Gear.paint(gc, colour, 0, 0, width);
			}

			@Override
			public int getGcStyle() {
				return SWT.TRANSPARENT;
			}
		}, GEAR, GEAR);
		button.addDisposeListener(e -> wheel.dispose());
		button.setImage(wheel);
		button.setText(Messages.Settings_title);
		button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		((GridData) heading.getLayoutData()).widthHint = TEXT_WIDTH - UNIT - button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		button.addListener(SWT.Selection, e -> settings.run());
	}

	/** The headline of a part of a page. */
	Label subheading(final Composite parent, final String text) {
		final var label = text(parent, text);
		label.setFont(font(1, SWT.BOLD));
		return label;
	}

	/** Text that wraps. */
	Label text(final Composite parent, final String text) {
		final var label = new Label(parent, SWT.WRAP);
		say(label, text);
		final var data = wide();
		data.widthHint = TEXT_WIDTH - (parent.getData(INSET) instanceof final Integer inset ? inset : 0);
		label.setLayoutData(data);
		return label;
	}

	/** Text that matters less. */
	Label quiet(final Composite parent, final String text) {
		final var label = text(parent, text);
		label.setForeground(mix(parent, QUIET));
		return label;
	}

	/** Words to be read aloud, large. */
	Label large(final Composite parent, final String text) {
		final var label = text(parent, text);
		label.setFont(font(LARGE, SWT.BOLD));
		return label;
	}

	/** A button as wide as its words, and never narrower than the others. */
	static Button button(final Composite parent, final String text, final Runnable pressed) {
		final var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		final var data = new GridData(SWT.END, SWT.CENTER, false, false);
		final var size = button.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		data.widthHint = Math.max(BUTTON_WIDTH, size.x + UNIT);
		data.heightHint = Math.max(BUTTON_HEIGHT, size.y);
		button.setLayoutData(data);
		button.addListener(SWT.Selection, e -> pressed.run());
		return button;
	}

	/** As wide as the widest of the texts that it will have. */
	static void widest(final Button button, final String... texts) {
		final var now = button.getText();
		final var data = (GridData) button.getLayoutData();
		for (final var text : texts) {
			button.setText(text);
			data.widthHint = Math.max(data.widthHint, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + UNIT);
		}
		button.setText(now);
	}

	/** A thin line between two parts of a page. */
	static void rule(final Composite parent) {
		final var rule = new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL);
		final var data = wide();
		data.verticalIndent = UNIT;
		data.heightHint = 2 * UNIT;
		rule.setLayoutData(data);
	}

	/** Room of so many units. */
	static void gap(final Composite parent, final int units) {
		final var gap = new Label(parent, SWT.NONE);
		final var data = new GridData();
		data.heightHint = Math.max(1, units * UNIT - 2 * UNIT);
		data.horizontalSpan = ((GridLayout) parent.getLayout()).numColumns;
		gap.setLayoutData(data);
	}

	/** Sets a label's text if it is another one; an ampersand is an ampersand. Tells whether it was another one. */
	static boolean say(final Label label, final String text) {
		final var escaped = plain(text);
		if (label.getText().equals(escaped)) {
			return false;
		}
		label.setText(escaped);
		return true;
	}

	/** The text so that no ampersand in it makes a mnemonic. */
	static String plain(final String text) {
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Makes a control appear or not, room included; true where that is new. */
	static boolean appear(final Control control, final boolean appears) {
		final var data = (GridData) control.getLayoutData();
		if (data.exclude != appears) {
			return false;
		}
		data.exclude = !appears;
		control.setVisible(appears);
		return true;
	}

	/** Names a control for a screen reader. */
	static void name(final Control control, final String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent e) {
				e.result = name.replace("&", ""); //$NON-NLS-1$ //$NON-NLS-2$
			}
		});
	}

	/** The system's font, larger or smaller. */
	Font font(final double factor, final int style) {
		return fonts.computeIfAbsent(factor + "/" + style, key -> { //$NON-NLS-1$
			final var data = display.getSystemFont().getFontData();
			for (final var one : data) {
				one.setHeight((int) Math.round(one.getHeight() * factor));
				one.setStyle(style);
			}
			return new Font(display, data);
		});
	}

	/** A fixed-width font, larger than the text. */
	Font fixed(final double factor) {
		return fonts.computeIfAbsent("fixed/" + factor, key -> { //$NON-NLS-1$
			final var height = display.getSystemFont().getFontData()[0].getHeight();
			return new Font(display, "Monospace", (int) Math.round(height * factor), factor > 1 ? SWT.BOLD : SWT.NORMAL); //$NON-NLS-1$
		});
	}

	/** Text to the letter, as high as it needs to be: GTK's guess leaves out lines where it wraps. Beyond some lines it scrolls. */
	Text exactly(final Composite parent, final String text, final int style, final int width) {
		final var font = fixed(1);
		final var layout = new TextLayout(display);
		layout.setFont(font);
		layout.setText(text);
		layout.setWidth(width - 4 * UNIT);
		final var lines = layout.getLineCount();
		layout.dispose();
		final var field = new Text(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | style | (lines > MOST_LINES ? SWT.V_SCROLL : SWT.NONE));
		field.setText(text);
		field.setFont(font);
		final var data = wide();
		data.widthHint = width;
		data.heightHint = (Math.min(lines, MOST_LINES) + (lines > 1 ? 1 : 0)) * field.getLineHeight();
		field.setLayoutData(data);
		return field;
	}

	private static Color mix(final Control on, final double share) {
		final var front = on.getForeground().getRGB();
		final var back = on.getBackground().getRGB();
		return new Color(mix(front.red, back.red, share), mix(front.green, back.green, share), mix(front.blue, back.blue, share));
	}

	private static int mix(final int front, final int back, final double share) {
		return (int) Math.round(front * share + back * (1 - share));
	}
}
