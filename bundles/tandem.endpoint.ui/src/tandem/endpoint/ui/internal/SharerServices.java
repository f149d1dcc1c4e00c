// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.endpoint.Endpoint;
import tandem.endpoint.ui.internal.model.History;
import tandem.endpoint.ui.internal.model.OwnWords;
import tandem.endpoint.ui.internal.model.Sharer;
import tandem.firewall.station.Stations;
import tandem.identity.Contacts;
import tandem.invitation.Invitations;
import tandem.invitation.mail.InvitationMail;
import tandem.pairing.Acquaintances;
import tandem.pairing.AskContacts;
import tandem.pairing.CodeEntry;
import tandem.pairing.EasyConnect;
import tandem.pairing.Vouchers;
import tandem.session.host.SessionLogs;
import tandem.settings.HelpRules;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** What the windows need of the rest of this program: a service while all of it is there. Thread-safe. */
@Component(service = SharerServices.class)
public final class SharerServices {

	private final Endpoint endpoint;
	private final Invitations invitations;
	private final InvitationMail mail;
	private final CodeEntry codes;
	private final Vouchers vouchers;
	private final EasyConnect easy;
	private final Sharer.People people;
	private final Settings settings;
	private final HelpRules rules;
	private final History history;
	private final Stations stations;
	private final SharerTools tools;

	/** Made by the component runtime. */
	@Activate
	public SharerServices(@Reference final Endpoint endpoint, @Reference final Invitations invitations, @Reference final InvitationMail mail, @Reference final CodeEntry codes,
			@Reference final Vouchers vouchers, @Reference final EasyConnect easy, @Reference final Contacts contacts, @Reference final AskContacts ask,
			@Reference final Acquaintances met, @Reference final Settings settings, @Reference final HelpRules rules, @Reference final SessionLogs logs,
			@Reference final Stations stations, @Reference final SharerTools tools) {
		this.tools = tools;
		this.stations = stations;
		this.endpoint = endpoint;
		this.invitations = invitations;
		this.mail = mail;
		this.codes = codes;
		this.vouchers = vouchers;
		this.easy = easy;
		people = new Sharer.People(contacts, ask, met);
		this.settings = settings;
		this.rules = rules;
		history = new History(logs);
	}

	Endpoint endpoint() {
		return endpoint;
	}

	Sharer.WaysIn waysIn() {
		return new Sharer.WaysIn(invitations, mail, codes, vouchers, easy, people, new SetWords(settings),
				way -> rules.forbidden(way).isEmpty(), stations.all().getFirst());
	}

	SharerTools tools() {
		return tools;
	}

	History history() {
		return history;
	}

	Settings settings() {
		return settings;
	}

	/** Own words as they are set at the moment. */
	private record SetWords(Settings settings) implements OwnWords {

		@Override
		public Optional<String> code() {
			return words(Setting.CODE_WARNING);
		}

		@Override
		public Optional<String> view() {
			return words(Setting.VIEW_TEXT);
		}

		@Override
		public Optional<String> control() {
			return words(Setting.CONTROL_TEXT);
		}

		private Optional<String> words(final Setting.Text setting) {
			return Optional.of(settings.get(setting)).filter(words -> !words.isBlank());
		}
	}
}
