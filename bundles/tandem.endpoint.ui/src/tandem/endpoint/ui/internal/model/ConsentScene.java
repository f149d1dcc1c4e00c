// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.endpoint.Question;
import tandem.identity.Vouched;
import tandem.pairing.EasyConnect;
import tandem.session.Permission;

/**
 * A question to the sharer in words.
 *
 * @param question what is asked
 * @param title of the window
 * @param heading the question itself
 * @param says what leads to the name: that they say so, or that it is so
 * @param name who asks, marked as what they say of themselves unless somebody vouches for it; empty where the heading has it
 * @param vouching what vouches for the name
 * @param text what to consider or to know
 * @param words the security words to compare, empty where they were compared before
 */
public record ConsentScene(Question question, String title, String heading, String says, String name, String vouching, String text, List<String> words) {

	/**
	 * The words for a question.
	 *
	 * @param vouched what the help desk says of who asks
	 * @param own the organisation's own words
	 */
	static ConsentScene of(final Question question, final Optional<Vouched> vouched, final OwnWords own) {
		if (vouched.isPresent()) {
			return of(question, vouched.get(), own);
		}
		final var who = question.who();
		final var name = MarkedName.marked(who.statedName(), MarkedName.LONG);
		final var full = who.statedOrganisation().isEmpty() ? name
				: NLS.bind(Messages.Consent_nameOf, name, MarkedName.marked(who.statedOrganisation(), MarkedName.LONG));
		if (question.permission().equals(Permission.VIEW)) {
			final var byCode = isByCode(question);
			return new ConsentScene(question, Messages.ConsentView_title, Messages.ConsentView_heading, Messages.Consent_says, full,
					notVerified(question),
					view(byCode, own), who.words());
		}
		if (question.permission().equals(Permission.CONTROL)) {
			return new ConsentScene(question, Messages.ConsentControl_title, NLS.bind(Messages.ConsentControl_heading, name), "", "", //$NON-NLS-1$ //$NON-NLS-2$
					Messages.ConsentControl_notVerified, above(own.control(), Messages.ConsentControl_text), List.of());
		}
		return new ConsentScene(question, Messages.ConsentOther_title,
				NLS.bind(Messages.ConsentOther_heading, name, PermissionName.of(question.permission())), "", "", //$NON-NLS-1$ //$NON-NLS-2$
				Messages.ConsentControl_notVerified, Messages.ConsentOther_text, List.of());
	}

	/** Who is vouched for is called by the name that the authority wrote, whatever they say. The warning stays: that they are who they say makes no call welcome. */
	private static ConsentScene of(final Question question, final Vouched vouched, final OwnWords own) {
		final var name = vouched.organisation().isEmpty() ? vouched.name() : NLS.bind(Messages.Consent_nameOf, vouched.name(), vouched.organisation());
		final var by = NLS.bind(Messages.Consent_vouched, vouched.by());
		if (question.permission().equals(Permission.VIEW)) {
			return new ConsentScene(question, Messages.ConsentView_title, Messages.ConsentView_heading, Messages.Consent_is, name, by,
					view(isByCode(question), own), question.who().words());
		}
		if (question.permission().equals(Permission.CONTROL)) {
			return new ConsentScene(question, Messages.ConsentControl_title, NLS.bind(Messages.ConsentControl_heading, vouched.name()), "", "", by, //$NON-NLS-1$ //$NON-NLS-2$
					above(own.control(), Messages.ConsentControl_text), List.of());
		}
		return new ConsentScene(question, Messages.ConsentOther_title,
				NLS.bind(Messages.ConsentOther_heading, vouched.name(), PermissionName.of(question.permission())), "", "", by, Messages.ConsentOther_text, //$NON-NLS-1$ //$NON-NLS-2$
				List.of());
	}

	private static String notVerified(final Question question) {
		final var easy = question.who().way().filter(way -> way.startsWith(EasyConnect.WAY_IN)).isPresent();
		return isByCode(question) ? Messages.Consent_codeNotVerified : easy ? Messages.Consent_easyNotVerified : Messages.Consent_notVerified;
	}

	private static String view(final boolean byCode, final OwnWords own) {
		return above(own.view(), own.code().filter(words -> byCode).orElse(Messages.ConsentView_warning));
	}

	private static String above(final Optional<String> words, final String ours) {
		return words.map(own -> own + "\n\n" + ours).orElse(ours); //$NON-NLS-1$
	}

	/** This end called: it was a code from the assistant. */
	private static boolean isByCode(final Question question) {
		return question.who().way().isEmpty();
	}
}
