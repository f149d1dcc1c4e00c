// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** The invitations that wait, each with its password for as long as it does. */
final class WaitingView implements PageView {

	/** Cards seen at once; more are scrolled to. */
	private static final int MOST_SEEN = 2;

	private final List<CardView> cards = new ArrayList<>();
	private final Optional<Page.Obstacle> obstacle;
	private final Label status;
	private final Button another;

	WaitingView(final Composite parent, final Look look, final Sharer sharer, final Page.Waiting page) {
		look.heading(parent, Messages.Waiting_heading);
		look.text(parent, page.cards().stream().allMatch(card -> card.mail().isPresent()) ? Messages.Mail_explanation : Messages.Waiting_explanation);
		if (page.cards().size() > MOST_SEEN) {
			scrolled(parent, look, sharer, page);
		} else {
			page.cards().forEach(card -> cards.add(new CardView(parent, look, sharer, card)));
		}
		obstacle = page.obstacle();
		obstacle.ifPresent(some -> ObstacleView.show(parent, look, sharer, some));
		status = look.quiet(parent, status(page));
		another = Look.button(parent, Messages.Waiting_another, sharer::newInvitation);
	}

	private void scrolled(final Composite parent, final Look look, final Sharer sharer, final Page.Waiting page) {
		final var scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
		final var column = new Composite(scroller, SWT.NONE);
		column.setLayout(Look.column());
		page.cards().forEach(card -> cards.add(new CardView(column, look, sharer, card)));
		scroller.setContent(column);
		scroller.setExpandHorizontal(true);
		scroller.setShowFocusedControl(true);
		final var size = column.computeSize(Look.TEXT_WIDTH, SWT.DEFAULT);
		column.setSize(size);
		final var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = size.y * MOST_SEEN / page.cards().size();
		scroller.setLayoutData(data);
	}

	private static String status(final Page.Waiting page) {
		return page.connecting() ? Messages.Busy_connecting : page.problem().orElse(Messages.Waiting_keep);
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.Waiting waiting) || waiting.cards().size() != cards.size() || !waiting.obstacle().equals(obstacle)) {
			return false;
		}
		Look.say(status, status(waiting));
		for (var i = 0; i < cards.size(); i++) {
			if (!cards.get(i).update(waiting.cards().get(i))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public void tick() {
		cards.forEach(CardView::tick);
	}

	@Override
	public void focus() {
		another.setFocus();
	}
}
