// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import tandem.settings.internal.Messages;

/**
 * A setting: its name in the file, the value where nobody set another, and what is allowed. Immutable.
 *
 * @param <T> type of the value, which is immutable
 */
public sealed interface Setting<T> {

	/** Whether this computer lets itself be helped at all. A policy's value is the most that a person can choose. */
	Choice<Allowing> ALLOW = new Choice<>("allow", Allowing.ALWAYS, Allowing.class); //$NON-NLS-1$

	/** Whether invitations may be saved as a file. */
	Switch BY_FILE = new Switch("byFile", true); //$NON-NLS-1$

	/** Whether invitations may be sent by e-mail. */
	Switch BY_EMAIL = new Switch("byEmail", true); //$NON-NLS-1$

	/** Whether a password alone may lead to this computer, found on the local network or at the relay. */
	Switch BY_EASY_CONNECT = new Switch("byEasyConnect", false); //$NON-NLS-1$

	/** Whether the sharer may type a technician's code. */
	Switch BY_CODE = new Switch("byCode", true); //$NON-NLS-1$

	/** Whether people who helped before may be asked, and remembered. */
	Switch BY_CONTACTS = new Switch("byContacts", true); //$NON-NLS-1$

	/** Whether technicians may offer help that nobody asked for. */
	Switch BY_OFFERS = new Switch("byOffers", false); //$NON-NLS-1$

	/** Who may offer help: SHA-256 of each technician's long-term key in hex, perhaps with a name behind it. */
	Texts OFFERS_FROM = new Texts("offersFrom", List.of(), 500, 100); //$NON-NLS-1$

	/** Whether people who helped before may offer help. */
	Switch OFFERS_FROM_CONTACTS = new Switch("offersFromContacts", false); //$NON-NLS-1$

	/** File with the certificates of those who say which technicians may offer help, PEM; empty for nobody. */
	Text OFFERS_AUTHORITY = new Text("offersAuthority", "", 1024); //$NON-NLS-1$ //$NON-NLS-2$

	/** Whether this computer tells the local network that it is there. */
	Switch SHOW_ON_NETWORK = new Switch("showOnNetwork", false); //$NON-NLS-1$

	/** Whether technicians may ask for mouse and keyboard; else they only look on. */
	Switch CONTROL = new Switch("control", true); //$NON-NLS-1$

	/** Whether technicians may ask for what {@code tandem.firewall} finds out about this computer. */
	Switch DIAGNOSTICS = capability("tandem.firewall"); //$NON-NLS-1$

	/** Whether the two write to each other in a session. */
	Switch CHAT = capability("tandem.chat"); //$NON-NLS-1$

	/** Whether technicians may ask to point and draw on the screen. */
	Switch GUIDE = capability("tandem.guide"); //$NON-NLS-1$

	/** Most that is sent to a technician, in kilobits a second; 0 is no limit. */
	Number KILOBITS = new Number("kilobits", 0, 0, 10_000_000); //$NON-NLS-1$

	/** Folder of the session logs, an absolute path; empty for the usual one. */
	Text LOG_FOLDER = new Text("logFolder", "", 1024); //$NON-NLS-1$ //$NON-NLS-2$

	/** Newest session logs that are kept. */
	Number LOGS_KEPT = new Number("logsKept", 200, 10, 100_000); //$NON-NLS-1$

	/** Days that session logs are kept; 0 is no limit. */
	Number LOG_DAYS = new Number("logDays", 0, 0, 36_500); //$NON-NLS-1$

	/** Whether a session must not begin or go on where its log can't be written. */
	Switch LOG_REQUIRED = new Switch("logRequired", true); //$NON-NLS-1$

	/** What the sharer reads before anybody may see the screen, above our own words; empty for those alone. */
	Text VIEW_TEXT = new Text("viewText", "", 400); //$NON-NLS-1$ //$NON-NLS-2$

	/** What the sharer reads before anybody may use mouse and keyboard, above our own words; empty for those alone. */
	Text CONTROL_TEXT = new Text("controlText", "", 400); //$NON-NLS-1$ //$NON-NLS-2$

	/** First TCP port that the endpoint tries. */
	Number PORT = new Number("port", 49_152, 1_024, 65_535); //$NON-NLS-1$

	/** Last TCP port that the endpoint tries where the first ones are taken; one below {@link #PORT} means that alone. */
	Number LAST_PORT = new Number("lastPort", 49_161, 1_024, 65_535); //$NON-NLS-1$

	/** Seconds until a question to the sharer counts as not answered. */
	Number QUESTION_SECONDS = new Number("questionSeconds", 120, 10, 3_600); //$NON-NLS-1$

	/** Minutes that an invitation is open unless the sharer chooses otherwise, 99 days at most; nobody may choose longer than a policy says. */
	Number INVITATION_MINUTES = new Number("invitationMinutes", 360, 1, 99 * 24 * 60); //$NON-NLS-1$

	/** Longest session in minutes; 0 is no limit. */
	Number SESSION_MINUTES = new Number("sessionMinutes", 0, 0, 7 * 24 * 60); //$NON-NLS-1$

	/** How this person wants to be called at the other end; empty for the user's name. */
	Text NAME = new Text("name", "", 64); //$NON-NLS-1$ //$NON-NLS-2$

	/** Their organisation. */
	Text ORGANISATION = new Text("organisation", "", 64); //$NON-NLS-1$ //$NON-NLS-2$

	/** The relay, {@code host} or {@code host:port}; empty where the way to it is found otherwise. */
	Text RELAY = new Text("relay", "", 300); //$NON-NLS-1$ //$NON-NLS-2$

	/** SHA-256 of the relay's certificate in hex, for one that no authority vouches for; empty to trust the system's authorities. */
	Text RELAY_PIN = new Text("relayPin", "", 100); //$NON-NLS-1$ //$NON-NLS-2$

	/** Proxy on the way to the relay, {@code http://host:port} or {@code socks5://host:port}; empty for the system's. */
	Text PROXY = new Text("proxy", "", 300); //$NON-NLS-1$ //$NON-NLS-2$

	/** Minutes that a pairing code is valid. */
	Number CODE_MINUTES = new Number("codeMinutes", 10, 1, 60); //$NON-NLS-1$

	/** Characters of a pairing code; each above 9 makes it harder to guess. */
	Number CODE_LENGTH = new Number("codeLength", 9, 8, 12); //$NON-NLS-1$

	/** What the sharer reads before allowing anything to a person who gave them a code; empty for our own words. */
	Text CODE_WARNING = new Text("codeWarning", "", 400); //$NON-NLS-1$ //$NON-NLS-2$

	/** File with the certificates of those who vouch for technicians, PEM; empty for the team's own, or nobody. */
	Text AUTHORITY = new Text("authority", "", 1024); //$NON-NLS-1$ //$NON-NLS-2$

	/** The organisation's mail server, {@code host} or {@code host:port}, which sends invitations over STARTTLS; empty for none. */
	Text SMTP_SERVER = new Text("smtpServer", "", 300); //$NON-NLS-1$ //$NON-NLS-2$

	/** Name at the mail server; empty where it asks for none. The password is in the file {@code smtp-password} beside the settings. */
	Text SMTP_USER = new Text("smtpUser", "", 200); //$NON-NLS-1$ //$NON-NLS-2$

	/** The sender's address of invitations that the mail server sends. */
	Text MAIL_FROM = new Text("mailFrom", "", 320); //$NON-NLS-1$ //$NON-NLS-2$

	/** Whether plug-ins may be installed and removed. */
	Switch PLUGINS = new Switch("plugins", true); //$NON-NLS-1$

	/** The only sites that plug-ins come from, and folders in them; none for any. */
	Texts PLUGIN_SITES = new Texts("pluginSites", List.of(), 100, 1024); //$NON-NLS-1$

	/** All settings that Tandem itself has; {@link #capability(String)} makes those for what plug-ins add. */
	List<Setting<?>> ALL = List.of(ALLOW, BY_FILE, BY_EMAIL, BY_EASY_CONNECT, BY_CODE, BY_CONTACTS, BY_OFFERS, OFFERS_FROM, OFFERS_FROM_CONTACTS, OFFERS_AUTHORITY, SHOW_ON_NETWORK,
			CONTROL, DIAGNOSTICS, CHAT, GUIDE, INVITATION_MINUTES, SESSION_MINUTES, QUESTION_SECONDS, KILOBITS, LOG_FOLDER, LOGS_KEPT, LOG_DAYS, LOG_REQUIRED, VIEW_TEXT, CONTROL_TEXT,
			PORT, LAST_PORT, NAME, ORGANISATION, RELAY, RELAY_PIN, PROXY, CODE_MINUTES, CODE_LENGTH, CODE_WARNING, AUTHORITY,
			SMTP_SERVER, SMTP_USER, MAIL_FROM, PLUGINS, PLUGIN_SITES);

	/** Settings that a person's own file can't hold. */
	Set<Setting<?>> ADMINISTRATORS_ONLY = Set.of(VIEW_TEXT, CONTROL_TEXT, PLUGINS, PLUGIN_SITES);

	/** Name in the file. */
	String key();

	/** The value where nobody set another. */
	T usual();

	/** Whether the value is an allowed one. */
	boolean allows(T value);

	/**
	 * The value that a text means, as {@link #format(Object)} writes it.
	 *
	 * @throws IllegalArgumentException where it is none of this setting's, in words for the person who wrote it
	 */
	T parse(String text);

	/** A value as text on one line. */
	default String format(final T value) {
		return value.toString();
	}

	/** What is allowed, in words: {@code a whole number from 1 to 60}. */
	String range();

	/** Whether only an administrator's policy sets it. */
	default boolean administratorsOnly() {
		return ADMINISTRATORS_ONLY.contains(this);
	}

	/** What a window calls it, in the reader's language; the {@link #key()} where nobody wrote one. */
	default String label() {
		return text("label").orElse(key()); //$NON-NLS-1$
	}

	/** What it does, in one or two sentences in the reader's language; empty where nobody wrote any. */
	default Optional<String> hint() {
		return text("hint"); //$NON-NLS-1$
	}

	private Optional<String> text(final String kind) {
		try {
			return Optional.of(ResourceBundle.getBundle("tandem.settings.texts").getString(key() + '.' + kind)); //$NON-NLS-1$
		} catch (final MissingResourceException e) {
			return Optional.empty();
		}
	}

	/**
	 * Whether a capability may be used, by the name of its channel: usually it may.
	 *
	 * @param channel for example {@code tandem.firewall}
	 */
	static Switch capability(final String channel) {
		return new Switch(Switch.CAPABILITY + channel, true);
	}

	/** The setting of that name, if there is one. */
	static Optional<Setting<?>> named(final String key) {
		final var channel = key.startsWith(Switch.CAPABILITY) ? key.substring(Switch.CAPABILITY.length()) : ""; //$NON-NLS-1$
		return channel.matches("[a-z0-9.-]{1,64}") ? Optional.of(capability(channel)) //$NON-NLS-1$
				: ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
	}

	/** On or off. */
	record Switch(String key, Boolean usual) implements Setting<Boolean> {

		/** How the keys of {@link Setting#capability(String)} begin. */
		static final String CAPABILITY = "capability."; //$NON-NLS-1$

		/** Whether it is one of {@link Setting#capability(String)}. */
		public boolean isCapability() {
			return key.startsWith(CAPABILITY);
		}

		@Override
		public boolean allows(final Boolean value) {
			return true;
		}

		@Override
		public Boolean parse(final String text) {
			return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "true", "on", "yes" -> true; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			case "false", "off", "no" -> false; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			default -> throw Setting.wrong(this);
			};
		}

		@Override
		public String range() {
			return Messages.Range_switch;
		}
	}

	/**
	 * One of some.
	 *
	 * @param type each is called by its name in lower case in the file, with - for _
	 */
	record Choice<E extends Enum<E>>(String key, E usual, Class<E> type) implements Setting<E> {

		@Override
		public boolean allows(final E value) {
			return true;
		}

		@Override
		public E parse(final String text) {
			return Arrays.stream(type.getEnumConstants()).filter(value -> format(value).equals(text.strip())).findFirst().orElseThrow(() -> Setting.wrong(this));
		}

		@Override
		public String format(final E value) {
			return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/** What a window calls one of them, in the reader's language. */
		public String label(final E value) {
			return new Switch(key + '.' + format(value), false).label();
		}

		@Override
		public String range() {
			return NLS.bind(Messages.Range_choice, Arrays.stream(type.getEnumConstants()).map(this::format).collect(Collectors.joining(", "))); //$NON-NLS-1$
		}
	}

	/**
	 * A whole number.
	 *
	 * @param least smallest value allowed
	 * @param most greatest value allowed
	 */
	record Number(String key, Integer usual, int least, int most) implements Setting<Integer> {

		/** @throws IllegalArgumentException where the usual value is not allowed */
		public Number {
			if (usual < least || usual > most) {
				throw new IllegalArgumentException(key);
			}
		}

		@Override
		public boolean allows(final Integer value) {
			return value >= least && value <= most;
		}

		@Override
		public Integer parse(final String text) {
			try {
				final var value = Integer.valueOf(text.strip());
				if (allows(value)) {
					return value;
				}
			} catch (final NumberFormatException e) {
				throw Setting.wrong(this);
			}
			throw Setting.wrong(this);
		}

		@Override
		public String range() {
			return NLS.bind(Messages.Range_number, String.valueOf(least), String.valueOf(most));
		}
	}

	/**
	 * One line of text.
	 *
	 * @param longest most UTF-16 units
	 */
	record Text(String key, String usual, int longest) implements Setting<String> {

		@Override
		public boolean allows(final String value) {
			return value.length() <= longest && value.chars().noneMatch(Character::isISOControl);
		}

		@Override
		public String parse(final String text) {
			if (allows(text)) {
				return text;
			}
			throw Setting.wrong(this);
		}

		@Override
		public String range() {
			return NLS.bind(Messages.Range_text, String.valueOf(longest));
		}
	}

	/**
	 * Several lines of text, none of them empty.
	 *
	 * @param most of them
	 * @param longest most UTF-16 units of one
	 */
	record Texts(String key, List<String> usual, int most, int longest) implements Setting<List<String>> {

		@Override
		public boolean allows(final List<String> value) {
			return value.size() <= most && value.stream().allMatch(line -> !line.isBlank() && line.length() <= longest && line.indexOf(',') < 0
					&& line.chars().noneMatch(Character::isISOControl));
		}

		@Override
		public List<String> parse(final String text) {
			final var value = Stream.of(text.split(",")).map(String::strip).filter(line -> !line.isEmpty()).toList(); //$NON-NLS-1$
			if (allows(value)) {
				return value;
			}
			throw Setting.wrong(this);
		}

		@Override
		public String format(final List<String> value) {
			return String.join(",", value); //$NON-NLS-1$
		}

		@Override
		public String range() {
			return NLS.bind(Messages.Range_texts, String.valueOf(most), String.valueOf(longest));
		}
	}

	private static IllegalArgumentException wrong(final Setting<?> setting) {
		return new IllegalArgumentException(NLS.bind(Messages.Range_must, setting.key(), setting.range()));
	}
}
