// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.function.LongSupplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;

import tandem.endpoint.ui.internal.model.AllowGuard;
import tandem.endpoint.ui.internal.model.ConsentScene;
import tandem.endpoint.ui.internal.model.Countdown;
import tandem.endpoint.ui.internal.model.Sharer;

/**
 * One question to the sharer, above all other windows. Everything but a press on Allow that {@link AllowGuard} lets count is a No, or
 * nothing. A new question is a new window. UI thread only.
 */
final class ConsentWindow {

	/** Milliseconds. */
	private static final int SOON = 300;

	private static final int TIME_WIDTH = 22 * Look.UNIT;

	private static final int SPACE_BETWEEN = 2 * Look.UNIT;

	private ConsentScene scene;
	private final Sharer sharer;
	private final Look look;
	private final Shell shell;
	private final AllowGuard guard;
	private Button no;
	private Button allow;
	private Label time;
	private final Label heading;
	private Label says;
	private Label name;
	private Label vouching;
	private boolean answered;

	ConsentWindow(final Display display, final Look look, final Sharer sharer, final ConsentScene scene, final LongSupplier nanoTime) {
		this.look = look;
		this.sharer = sharer;
		this.scene = scene;
		guard = new AllowGuard(nanoTime);
		shell = new Shell(display, SWT.ON_TOP | SWT.TITLE | SWT.CLOSE);
		shell.setText(scene.title());
		shell.setImage(look.icon());
		final var layout = Look.column();
		layout.marginWidth = Look.MARGIN;
		layout.marginHeight = Look.MARGIN;
		shell.setLayout(layout);
		heading = look.heading(shell, scene.heading());
		who();
		what();
		buttons();
		if (scene.canBlock()) {
			block();
		}
		PressWatch.install(shell, allow, guard);
		shell.addListener(SWT.Close, e -> {
			e.doit = false;
			answer(false);
		});
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				e.doit = false;
				answer(false);
			}
		});
		tick();
	}

	private void who() {
		if (scene.name().isEmpty()) {
			vouching = look.quiet(shell, scene.vouching());
			return;
		}
		final var card = look.card(shell);
		says = look.quiet(card, scene.says());
		name = look.subheading(card, scene.name());
		vouching = look.quiet(card, scene.vouching());
	}

	private void what() {
		if (scene.words().isEmpty()) {
			look.text(shell, scene.text());
			if (!scene.question().details().isEmpty()) {
				details();
			}
			return;
		}
		final var warning = Look.group(shell, 2);
		Mark.warning(warning, look);
		final var text = look.subheading(warning, scene.text());
		((GridData) text.getLayoutData()).widthHint = Look.TEXT_WIDTH - 6 * Look.UNIT;
		look.text(shell, Messages.Consent_words);
		look.large(shell, String.join("   ", scene.words())).setAlignment(SWT.CENTER); //$NON-NLS-1$
		look.text(shell, Messages.Consent_different);
	}

	/** What is allowed, to the letter. */
	private void details() {
		look.text(shell, Messages.Reach_commands);
		Look.name(look.exactly(shell, String.join("\n", scene.question().details()), SWT.BORDER, Look.TEXT_WIDTH), Messages.Reach_commands); //$NON-NLS-1$
	}

	private void buttons() {
		final var row = new Composite(shell, SWT.NONE);
		final var layout = Look.columns(3);
		layout.horizontalSpacing = SPACE_BETWEEN;
		layout.marginTop = 2 * Look.UNIT;
		row.setLayout(layout);
		row.setLayoutData(Look.wide());
		time = look.quiet(row, NLS.bind(Messages.Consent_time, "00:00")); //$NON-NLS-1$
		((GridData) time.getLayoutData()).widthHint = TIME_WIDTH;
		no = Look.button(row, Messages.Consent_no, () -> answer(false));
		allow = Look.button(row, Messages.Consent_allow, this::allowPressed);
		allow.setEnabled(false);
		shell.setDefaultButton(no);
		no.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getDescription(final AccessibleEvent e) {
				e.result = NLS.bind(Messages.Consent_description,
						new Object[] { scene.heading(), scene.name(), scene.text(), String.join(" ", scene.words()) }); //$NON-NLS-1$
			}
		});
	}

	/** Below the two answers, and no third one beside them. */
	private void block() {
		final var link = new Link(shell, SWT.NONE);
		link.setText("<a>" + Look.plain(Messages.Consent_block) + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$
		link.setToolTipText(Messages.Consent_blockHint);
		link.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
		link.addListener(SWT.Selection, e -> {
			if (!answered) {
				answered = true;
				QuietWindow.hide(shell);
				sharer.block(scene.question());
			}
		});
	}

	private void allowPressed() {
		if (guard.counts() && sharer.clock().instant().isBefore(scene.question().expires())) {
			answer(true);
		}
	}

	private void answer(final boolean allowed) {
		if (!answered) {
			answered = true;
			QuietWindow.hide(shell);
			sharer.answer(scene.question(), allowed);
		}
	}

	/** Whether this window asks that question. */
	boolean asks(final ConsentScene other) {
		return other.question().number() == scene.question().number();
	}

	/** Somebody vouches for who asks, or no longer does: the same question reads otherwise, in the same place. */
	void update(final ConsentScene fresh) {
		if (!fresh.equals(scene)) {
			scene = fresh;
			Look.say(heading, scene.heading());
			if (name != null) {
				Look.say(says, scene.says());
				Look.say(name, scene.name());
			}
			Look.say(vouching, scene.vouching());
			shell.pack();
		}
	}

	/** Comes up in front of everything, with a sound, the keyboard on No. */
	void open() {
		shell.pack();
		final var screen = shell.getDisplay().getPrimaryMonitor().getClientArea();
		final var size = shell.getSize();
		shell.setLocation(screen.x + (screen.width - size.x) / 2, screen.y + (screen.height - size.y) / 2);
		shell.open();
		shell.forceActive();
		no.setFocus();
		shell.getDisplay().beep();
	}

	void tick() {
		Look.say(time, NLS.bind(Messages.Consent_time, Countdown.text(sharer.clock(), scene.question().expires())));
	}

	Shell shell() {
		return shell;
	}

	/** Goes away: at once from the screen, soon for good, when the keyboard is elsewhere. */
	void dispose() {
		answered = true;
		QuietWindow.hide(shell);
		shell.getDisplay().timerExec(SOON, shell::dispose);
	}
}
