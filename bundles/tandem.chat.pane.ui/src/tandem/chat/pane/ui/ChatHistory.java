// SPDX-License-Identifier: EPL-2.0
package tandem.chat.pane.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import tandem.chat.ChatLine;
import tandem.chat.ChatLine.Delivery;
import tandem.chat.WebLinks;
import tandem.chat.WebLinks.WebLink;

/** What was written: each message below the name of who wrote it, further in than any name, so that no message looks like two. UI thread only. */
final class ChatHistory {

	private static final int INDENT = 16;

	private static final int SPACE_BELOW = 6;

	private final StyledText text;
	private final Consumer<WebLink> links;
	private final DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(Locale.getDefault()).withZone(ZoneId.systemDefault());
	private final List<Integer> starts = new ArrayList<>();
	private List<ChatLine> shown = List.of();
	private String name = ""; //$NON-NLS-1$

	/** @param links told of one that is pressed */
	ChatHistory(final Composite parent, final Consumer<WebLink> links) {
		this.links = links;
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
		text.setMargins(SPACE_BELOW, SPACE_BELOW, SPACE_BELOW, SPACE_BELOW);
		text.setAlwaysShowScrollBars(false);
		text.addListener(SWT.MouseUp, this::clicked);
		text.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
				press(text.getCaretOffset());
			}
		});
		text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
	}

	StyledText control() {
		return text;
	}

	/**
	 * Shows messages; only what is new of them is written.
	 *
	 * @param other who is at the other end
	 */
	void show(final List<ChatLine> lines, final String other) {
		var same = 0;
		while (other.equals(name) && same < Math.min(lines.size(), shown.size()) && lines.get(same).equals(shown.get(same))) {
			same++;
		}
		if (same == lines.size() && same == shown.size() && other.equals(name)) {
			return;
		}
		name = other;
		final var from = same < starts.size() ? starts.get(same) : text.getCharCount();
		text.setRedraw(false);
		starts.subList(Math.min(same, starts.size()), starts.size()).clear();
		text.replaceTextRange(from, text.getCharCount() - from, ""); //$NON-NLS-1$
		lines.subList(same, lines.size()).forEach(this::append);
		shown = lines;
		text.setRedraw(true);
		text.setTopIndex(Math.max(0, text.getLineCount() - 1));
		text.setCaretOffset(text.getCharCount());
		text.showSelection();
	}

	private void append(final ChatLine line) {
		final var start = text.getCharCount();
		starts.add(start);
		final var head = line.own() ? NLS.bind(Messages.mine, time.format(line.when()), fate(line.delivery())) : NLS.bind(Messages.theirs, name, time.format(line.when()));
		text.append((start == 0 ? "" : "\n") + head + '\n' + line.text()); //$NON-NLS-1$ //$NON-NLS-2$
		final var first = start == 0 ? 0 : start + 1;
		final var bold = new StyleRange(first, head.length(), null, null, SWT.BOLD);
		text.setStyleRange(bold);
		final var body = first + head.length() + 1;
		final var line1 = text.getLineAtOffset(body);
		final var last = text.getLineAtOffset(text.getCharCount());
		text.setLineIndent(line1, last - line1 + 1, INDENT);
		text.setLineWrapIndent(line1, last - line1 + 1, INDENT);
		text.setLineVerticalIndent(text.getLineAtOffset(first), start == 0 ? 0 : SPACE_BELOW);
		WebLinks.of(line.text()).forEach(link -> {
			final var style = new StyleRange(body + link.start(), link.end() - link.start(), null, null);
			style.underline = true;
			style.underlineStyle = SWT.UNDERLINE_LINK;
			style.data = link;
			text.setStyleRange(style);
		});
	}

	private static String fate(final Delivery delivery) {
		return switch (delivery) {
		case UNDERWAY -> Messages.underway;
		case DELIVERED -> Messages.delivered;
		case LOST -> Messages.lost;
		};
	}

	private void clicked(final Event event) {
		if (event.button == 1 && text.getSelectionCount() == 0) {
			press(text.getOffsetAtPoint(new Point(event.x, event.y)));
		}
	}

	private void press(final int offset) {
		if (offset >= 0 && offset < text.getCharCount() && text.getStyleRangeAtOffset(offset) instanceof final StyleRange style && style.data instanceof final WebLink link) {
			links.accept(link);
		}
	}
}
