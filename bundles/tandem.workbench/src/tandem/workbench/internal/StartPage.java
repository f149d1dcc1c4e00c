// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import tandem.sessions.ui.Prospect;

/** The widgets of the start page; they scroll where the place is small. UI thread only. */
final class StartPage extends ScrolledComposite {

	static final int SHOWN = 8;

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

	private static final int WIDTH = 560;

	private static final int SPACE = 8;

	private static final String LOOK_CLOSER = "tandem.firewall.ui.show"; //$NON-NLS-1$

	private final Composite body;

	private final Composite recent;

	private final Link firewall;

	/**
	 * @param keys the key of a command; empty for none
	 * @param run executes a command, with its parameters in parentheses where there are any
	 */
	StartPage(final Composite parent, final List<Beginning> beginnings, final List<Task> tasks, final UnaryOperator<String> keys, final Consumer<String> run) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		setExpandHorizontal(true);
		setExpandVertical(true);
		body = new Composite(this, SWT.NONE);
		setContent(body);
		body.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.fillDefaults().margins(SPACE * 4, SPACE * 3).spacing(SPACE, SPACE).applyTo(body);
		heading(body, Messages.startTitle, JFaceResources.HEADER_FONT);
		text(body, Messages.startAbout);
		beginnings.forEach(beginning -> add(beginning, keys.apply(beginning.command()), run));
		firewall = new Link(body, SWT.WRAP);
		firewall.setText(Messages.firewallLooking);
		firewall.addListener(SWT.Selection, event -> run.accept(LOOK_CLOSER));
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).indent(0, SPACE * 2).applyTo(firewall);
		recent = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(SPACE, SPACE).applyTo(recent);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, SPACE * 2).applyTo(recent);
		if (!tasks.isEmpty()) {
			tasks(tasks, run);
		}
	}

	private void tasks(final List<Task> tasks, final Consumer<String> run) {
		GridDataFactory.fillDefaults().indent(0, SPACE * 2).applyTo(heading(body, Messages.startTasks, JFaceResources.BANNER_FONT));
		final var row = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(SPACE * 3, SPACE).applyTo(row);
		tasks.forEach(task -> link(row, task.title()).addListener(SWT.Selection, event -> run.accept(task.command())));
	}

	/** Shows what the firewall of this computer says of a helper, in one line. */
	void show(final FirewallGlance.Seen seen) {
		firewall.setText(switch (seen.state()) {
		case BLOCKED -> Messages.firewallBlocked;
		case OPEN, NOTE -> Messages.firewallOpen;
		case UNKNOWN -> Messages.firewallUnknown;
		});
		firewall.setToolTipText(seen.why().isEmpty() ? null : seen.why());
		settle();
	}

	private void settle() {
		body.layout(true, true);
		setMinSize(body.computeSize(SWT.DEFAULT, SWT.DEFAULT));
	}

	private void add(final Beginning beginning, final String key, final Consumer<String> run) {
		final var button = new Button(body, SWT.PUSH);
		button.setText(key.isEmpty() ? beginning.title() : NLS.bind(Messages.startKey, beginning.title(), key));
		GridDataFactory.swtDefaults().indent(0, SPACE).applyTo(button);
		button.addListener(SWT.Selection, event -> run.accept(beginning.command()));
		text(body, beginning.description());
	}

	private static Label heading(final Composite parent, final String words, final String font) {
		final var label = text(parent, words);
		label.setFont(JFaceResources.getFont(font));
		return label;
	}

	private static Label text(final Composite parent, final String words) {
		final var label = new Label(parent, SWT.WRAP);
		label.setText(words);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
		return label;
	}

	/** Shows whom one helped before. */
	void show(final List<Prospect> prospects) {
		for (final Control old : recent.getChildren()) {
			old.dispose();
		}
		heading(recent, Messages.startRecent, JFaceResources.BANNER_FONT);
		if (prospects.isEmpty()) {
			text(recent, Messages.startNobody);
		}
		prospects.stream().limit(SHOWN).forEach(this::add);
		settle();
	}

	private void add(final Prospect prospect) {
		final var row = new Composite(recent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(SPACE * 2, 0).applyTo(row);
		link(row, prospect.who()).addListener(SWT.Selection, event -> prospect.open().run());
		new Label(row, SWT.NONE).setText(state(prospect));
	}

	private static Link link(final Composite parent, final String words) {
		final var link = new Link(parent, SWT.NONE);
		link.setText("<a>" + words.replace("&", "&&").replace("<", "\u2039").replace(">", "\u203a") + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
		return link;
	}

	private static String state(final Prospect prospect) {
		return prospect.isOver(Instant.now()) ? Messages.startExpired
				: prospect.expires().map(end -> NLS.bind(Messages.startUntil, prospect.standing(), WHEN.format(end.atZone(ZoneId.systemDefault()))))
						.orElse(prospect.standing());
	}
}
