// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.endpoint.Question;
import tandem.session.Permission;

/**
 * A question to the sharer in words.
 *
 * @param question what is asked
 * @param title of the window
 * @param heading the question itself
 * @param name who asks, marked as what they say of themselves; empty where the heading has it
 * @param vouching what vouches for the name
 * @param text what to consider or to know
 * @param words the security words to compare, empty where they were compared before
 */
public record ConsentScene(Question question, String title, String heading, String name, String vouching, String text, List<String> words) {

	/**
	 * The words for a question.
	 *
	 * @param codeWarning the organisation's own words where the sharer typed a code
	 */
	static ConsentScene of(final Question question, final Optional<String> codeWarning) {
		final var who = question.who();
		final var name = MarkedName.marked(who.statedName(), MarkedName.LONG);
		final var full = who.statedOrganisation().isEmpty() ? name
				: NLS.bind(Messages.Consent_nameOf, name, MarkedName.marked(who.statedOrganisation(), MarkedName.LONG));
		if (question.permission().equals(Permission.VIEW)) {
			final var byCode = who.way().isEmpty(); // this end called: it was a code from the assistant
			return new ConsentScene(question, Messages.ConsentView_title, Messages.ConsentView_heading, full,
					byCode ? Messages.Consent_codeNotVerified : Messages.Consent_notVerified,
					codeWarning.filter(words -> byCode).orElse(Messages.ConsentView_warning), who.words());
		}
		if (question.permission().equals(Permission.CONTROL)) {
			return new ConsentScene(question, Messages.ConsentControl_title, NLS.bind(Messages.ConsentControl_heading, name), "", //$NON-NLS-1$
					Messages.ConsentControl_notVerified, Messages.ConsentControl_text, List.of());
		}
		return new ConsentScene(question, Messages.ConsentOther_title,
				NLS.bind(Messages.ConsentOther_heading, name, PermissionName.of(question.permission())), "", //$NON-NLS-1$
				Messages.ConsentControl_notVerified, Messages.ConsentOther_text, List.of());
	}
}
