// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import tandem.endpoint.ui.internal.MessageView.Choice;
import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** The one small window of the sharer: a page at a time. UI thread only. */
final class MainWindow {

	private final Look look;
	private final Shell shell;
	private final Runnable close;
	private final Runnable settings;
	private Optional<PageView> page = Optional.empty();
	private Optional<Point> place = Optional.empty();

	/**
	 * @param close somebody wants to close the window
	 * @param settings somebody wants to see the settings
	 */
	MainWindow(final Display display, final Look look, final Runnable close, final Runnable settings) {
		this.look = look;
		this.close = close;
		this.settings = settings;
		shell = new Shell(display, SWT.DIALOG_TRIM | SWT.MIN);
		shell.setText(Messages.App_name);
		shell.setImage(look.icon());
		shell.setLayout(new FillLayout());
		shell.addListener(SWT.Close, e -> {
			e.doit = false;
			this.close.run();
		});
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				page.ifPresent(PageView::escape);
			}
		});
		starting();
	}

	/** Before the services are there. */
	void starting() {
		replace(body -> new MessageView(body, look, null, Messages.App_name, Messages.Busy_starting, List.of()));
	}

	Shell shell() {
		return shell;
	}

	void show(final Sharer sharer, final Page next) {
		if (page.isEmpty() || !page.get().update(next)) {
			replace(body -> view(body, sharer, next));
		} else {
			fit();
		}
	}

	private void replace(final Function<Composite, PageView> maker) {
		shell.setRedraw(false);
		for (final var old : shell.getChildren()) {
			old.dispose();
		}
		shell.setDefaultButton(null);
		final var body = new Composite(shell, SWT.NONE);
		final var layout = Look.column();
		layout.marginWidth = Look.MARGIN;
		layout.marginHeight = Look.MARGIN;
		body.setLayout(layout);
		page = Optional.of(maker.apply(body));
		fit();
		shell.setRedraw(true);
		page.get().focus();
	}

	private void fit() {
		final var size = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		if (!size.equals(shell.getSize())) {
			shell.setSize(size);
		}
		shell.layout(true, true);
	}

	private PageView view(final Composite body, final Sharer sharer, final Page next) {
		return switch (next) {
		case final Page.GetHelp help -> new GetHelpView(body, look, sharer, help, settings);
		case final Page.Connecting connecting -> new ConnectingView(body, look, sharer, connecting);
		case final Page.HelpDesk desk -> new HelpDeskView(body, look, sharer, desk);
		case final Page.NewInvitation invitation -> new NewInvitationView(body, look, sharer, invitation);
		case final Page.NewMail mail -> new NewMailView(body, look, sharer, mail);
		case final Page.Waiting waiting -> new WaitingView(body, look, sharer, waiting);
		case final Page.EasyPassword easy -> new EasyView(body, look, sharer, easy);
		case final Page.Helpers helpers -> new HelpersView(body, look, sharer, helpers);
		case final Page.Asking asking -> new AskingView(body, look, sharer, asking);
		case final Page.ConfirmClose ask -> new MessageView(body, look, ask, Messages.Close_heading, Messages.Close_text,
				List.of(new Choice(Messages.Close_keep, sharer::keepWaiting), new Choice(Messages.Close_stop, close)));
		case final Page.Ended ended -> new MessageView(body, look, ended, ended.title(), ended.text(), after(sharer, ended));
		case final Page.Log log -> new LogView(body, look, sharer, log);
		case final Page.Closing closing -> new MessageView(body, look, closing, Messages.App_name, Messages.Busy_closing, List.of());
		};
	}

	private static List<Choice> after(final Sharer sharer, final Page.Ended ended) {
		final var choices = new ArrayList<Choice>();
		if (ended.hasLog()) {
			choices.add(new Choice(Messages.Ended_log, sharer::seeLog));
		}
		ended.remember().ifPresent(name -> choices.add(new Choice(NLS.bind(Messages.Ended_remember, name), sharer::remember)));
		choices.add(new Choice(Messages.Ended_back, sharer::acknowledge));
		return choices;
	}

	/** Once a second. A window that is only just being shown may lose a size that it was given: then it gets it again. */
	void tick() {
		page.ifPresent(PageView::tick);
		if (shell.isVisible() && !shell.computeSize(SWT.DEFAULT, SWT.DEFAULT).equals(shell.getSize())) {
			fit();
		}
	}

	/** Appears where it was, in front, or goes away. */
	void appear(final boolean appears) {
		if (appears == shell.getVisible()) {
			return;
		}
		if (appears) {
			place.ifPresent(shell::setLocation);
			shell.setMinimized(false);
			shell.open();
			shell.forceActive();
			page.ifPresent(PageView::focus);
		} else {
			place = Optional.of(shell.getLocation());
			shell.setVisible(false);
		}
	}

	/** Comes to the front. */
	void raise() {
		if (shell.getVisible()) {
			shell.setMinimized(false);
			shell.forceActive();
		}
	}
}
