// SPDX-License-Identifier: EPL-2.0
package tandem.settings.ui;

import java.util.List;

import tandem.settings.Setting;
import tandem.settings.ui.internal.Messages;

/** The pages, and what stands on each. */
public enum SettingsTab {

	/** What Windows calls so: whether and how this computer can be helped. */
	REMOTE(Messages.Tab_remote, new Section(Setting.ALLOW.label(), List.of(Setting.ALLOW)),
			new Section(Messages.Section_ways, List.of(Setting.BY_FILE, Setting.BY_EMAIL, Setting.BY_EASY_CONNECT, Setting.BY_CODE, Setting.BY_CONTACTS,
					Setting.SHOW_ON_NETWORK)),
			new Section(Messages.Section_offers, List.of(Setting.BY_OFFERS, Setting.OFFERS_FROM_CONTACTS, Setting.OFFERS_FROM, Setting.OFFERS_AUTHORITY)),
			new Section(Messages.Section_during, List.of(Setting.CONTROL, Setting.CHAT, Setting.GUIDE, Setting.DIAGNOSTICS)),
			new Section(Messages.Section_time, List.of(Setting.INVITATION_MINUTES, Setting.SESSION_MINUTES, Setting.QUESTION_SECONDS))),

	/** Who this person is, and how they are reached. */
	CONNECTION(Messages.Tab_connection, new Section(Messages.Section_you, List.of(Setting.NAME, Setting.ORGANISATION)),
			new Section(Messages.Section_network, List.of(Setting.RELAY, Setting.PROXY, Setting.PORT, Setting.LAST_PORT, Setting.KILOBITS))),

	/** What is written down. */
	LOGS(Messages.Tab_logs, new Section(Messages.Section_logs, List.of(Setting.LOG_REQUIRED, Setting.LOG_FOLDER, Setting.LOGS_KEPT, Setting.LOG_DAYS)));

	private final String title;
	private final List<Section> sections;

	SettingsTab(final String title, final Section... sections) {
		this.title = title;
		this.sections = List.of(sections);
	}

	/** In the reader's language. */
	public String title() {
		return title;
	}

	/** What stands on it, from top to bottom. */
	public List<Section> sections() {
		return sections;
	}

	/** All settings on it. */
	public List<Setting<?>> settings() {
		return sections.stream().<Setting<?>>flatMap(section -> section.settings().stream()).toList();
	}

	/**
	 * Settings that belong together.
	 *
	 * @param title in the reader's language
	 */
	public record Section(String title, List<Setting<?>> settings) {
	}
}
