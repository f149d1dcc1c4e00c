// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.endpoint.Question;
import tandem.identity.Vouched;
import tandem.pairing.EasyConnect;
import tandem.pairing.OfferCalls;
import tandem.session.Permission;
import tandem.settings.Way;

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
 * @param canBlock whether the sharer can say that they don't want to be asked by this person again
 */
public record ConsentScene(Question question, String title, String heading, String says, String name, String vouching, String text, List<String> words, boolean canBlock) {

	/**
	 * The words for a question.
	 *
	 * @param vouched what the help desk says of who asks
	 * @param remembered what the sharer calls them, where they are remembered by the key that they proved
	 * @param own the organisation's own words
	 */
	static ConsentScene of(final Question question, final Optional<Vouched> vouched, final Optional<String> remembered, final OwnWords own) {
		if (vouched.isPresent()) {
			return of(question, vouched.get(), own);
		}
		if (remembered.isPresent()) {
			return remembered(question, remembered.get(), own);
		}
		final var who = question.who();
		final var name = MarkedName.marked(who.statedName(), MarkedName.LONG);
		final var full = who.statedOrganisation().isEmpty() ? name
				: NLS.bind(Messages.Consent_nameOf, name, MarkedName.marked(who.statedOrganisation(), MarkedName.LONG));
		if (question.permission().equals(Permission.VIEW)) {
			return new ConsentScene(question, title(question), heading(question), Messages.Consent_says, full, notVerified(question), view(question, own), who.words(),
					canBlock(question));
		}
		if (question.permission().equals(Permission.CONTROL)) {
			return new ConsentScene(question, Messages.ConsentControl_title, NLS.bind(Messages.ConsentControl_heading, name), "", "", //$NON-NLS-1$ //$NON-NLS-2$
					Messages.ConsentControl_notVerified, above(own.control(), Messages.ConsentControl_text), List.of(), false);
		}
		return new ConsentScene(question, otherTitle(question),
				NLS.bind(otherHeading(question), name, PermissionName.of(question.permission())), "", "", //$NON-NLS-1$ //$NON-NLS-2$
				Messages.ConsentControl_notVerified, otherText(question), List.of(), false);
	}

	/** Who is remembered is called as the sharer calls them, whatever they say: their key has proven it. */
	private static ConsentScene remembered(final Question question, final String name, final OwnWords own) {
		final var marked = MarkedName.marked(name, MarkedName.LONG);
		if (question.permission().equals(Permission.VIEW)) {
			return new ConsentScene(question, title(question), heading(question), Messages.Consent_remembered, marked, Messages.Consent_sameKey, view(question, own),
					question.who().words(), canBlock(question));
		}
		final var control = question.permission().equals(Permission.CONTROL);
		return new ConsentScene(question, control ? Messages.ConsentControl_title : otherTitle(question),
				control ? NLS.bind(Messages.ConsentControl_heading, marked) : NLS.bind(otherHeading(question), marked, PermissionName.of(question.permission())), "", "", //$NON-NLS-1$ //$NON-NLS-2$
				Messages.Consent_sameKey, control ? above(own.control(), Messages.ConsentControl_text) : otherText(question), List.of(), false);
	}

	/** Who is vouched for is called by the name that the authority wrote, whatever they say. The warning stays: that they are who they say makes no call welcome. */
	private static ConsentScene of(final Question question, final Vouched vouched, final OwnWords own) {
		final var name = vouched.organisation().isEmpty() ? vouched.name() : NLS.bind(Messages.Consent_nameOf, vouched.name(), vouched.organisation());
		final var by = NLS.bind(Messages.Consent_vouched, vouched.by());
		if (question.permission().equals(Permission.VIEW)) {
			return new ConsentScene(question, title(question), heading(question), Messages.Consent_is, name, by, view(question, own), question.who().words(),
					canBlock(question));
		}
		if (question.permission().equals(Permission.CONTROL)) {
			return new ConsentScene(question, Messages.ConsentControl_title, NLS.bind(Messages.ConsentControl_heading, vouched.name()), "", "", by, //$NON-NLS-1$ //$NON-NLS-2$
					above(own.control(), Messages.ConsentControl_text), List.of(), false);
		}
		return new ConsentScene(question, otherTitle(question),
				NLS.bind(otherHeading(question), vouched.name(), PermissionName.of(question.permission())), "", "", by, otherText(question), //$NON-NLS-1$ //$NON-NLS-2$
				List.of(), false);
	}

	private static String otherTitle(final Question question) {
		return question.details().isEmpty() ? Messages.ConsentOther_title : Messages.ConsentChange_title;
	}

	private static String otherHeading(final Question question) {
		return question.details().isEmpty() ? Messages.ConsentOther_heading : Messages.ConsentChange_heading;
	}

	private static String otherText(final Question question) {
		return question.details().isEmpty() ? Messages.ConsentOther_text : Messages.ConsentChange_text;
	}

	private static String title(final Question question) {
		return cameBy(question, OfferCalls.WAY_IN) ? Messages.ConsentOffer_title : Messages.ConsentView_title;
	}

	private static String heading(final Question question) {
		return cameBy(question, OfferCalls.WAY_IN) ? Messages.ConsentOffer_heading : Messages.ConsentView_heading;
	}

	private static String notVerified(final Question question) {
		if (isByCode(question)) {
			return Messages.Consent_codeNotVerified;
		}
		return cameBy(question, EasyConnect.WAY_IN) ? Messages.Consent_easyNotVerified
				: cameBy(question, OfferCalls.WAY_IN) ? Messages.Consent_offerNotVerified : Messages.Consent_notVerified;
	}

	private static String view(final Question question, final OwnWords own) {
		final var offered = cameBy(question, OfferCalls.WAY_IN);
		return above(own.view(), own.code().filter(words -> isByCode(question)).orElse(offered ? Messages.ConsentOffer_warning : Messages.ConsentView_warning));
	}

	/** Who came unasked, or without a password, can come again. */
	private static boolean canBlock(final Question question) {
		return question.who().longTermKey().isPresent() && (cameBy(question, OfferCalls.WAY_IN) || cameBy(question, Way.CONTACTS.kind()));
	}

	private static boolean cameBy(final Question question, final String kind) {
		return question.who().way().filter(way -> way.startsWith(kind)).isPresent();
	}

	private static String above(final Optional<String> words, final String ours) {
		return words.map(own -> own + "\n\n" + ours).orElse(ours); //$NON-NLS-1$
	}

	/** This end called: it was a code from the assistant. */
	private static boolean isByCode(final Question question) {
		return question.who().way().isEmpty();
	}
}
