// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

/**
 * What both ends say of a channel before it exists.
 *
 * @param name 1 to 64 characters of {@code a-z 0-9 . -}, for example {@code tandem.screen}
 * @param version 1 to 65535: the highest version of the channel's messages that this end speaks; the lower of both counts
 * @param messageLimit longest message in bytes that this end accepts, 1 to {@link #MAX_MESSAGE}
 * @param urgency how the channel's bytes are weighed against those of others
 */
public record ChannelConfig(String name, int version, int messageLimit, Urgency urgency) {

	/** No channel may carry messages above 1 MiB: what is larger is cut by its owner. */
	public static final int MAX_MESSAGE = 1 << 20;

	/** Longest name. */
	public static final int MAX_NAME = 64;

	/** Weights from PROTOCOL, "Multiplexing". */
	public enum Urgency {
		/** Strict priority, for {@code tandem.session} and {@code tandem.input} alone; refused for any other name. */
		INPUT(0),
		/** The shared screen. */
		SCREEN(8),
		/** Chat and plug-ins. */
		NORMAL(2),
		/** Files. */
		BULK(1);

		private final int weight;

		Urgency(final int weight) {
			this.weight = weight;
		}

		/** Share of the line beside others that want it; 0 means before all others. */
		public int weight() {
			return weight;
		}
	}

	/** @throws IllegalArgumentException where a limit is passed */
	public ChannelConfig {
		if (!isName(name)) {
			throw new IllegalArgumentException("no channel name"); //$NON-NLS-1$
		}
		if (version < 1 || version > 0xffff) {
			throw new IllegalArgumentException("no channel version: " + version); //$NON-NLS-1$
		}
		if (messageLimit < 1 || messageLimit > MAX_MESSAGE) {
			throw new IllegalArgumentException("no message limit: " + messageLimit); //$NON-NLS-1$
		}
		if (urgency == Urgency.INPUT && !name.equals("tandem.session") && !name.equals("tandem.input")) { //$NON-NLS-1$ //$NON-NLS-2$
			throw new IllegalArgumentException("the top class belongs to the platform: " + name); //$NON-NLS-1$
		}
	}

	/** Whether a text can be a channel's name. */
	public static boolean isName(final String text) {
		return !text.isEmpty() && text.length() <= MAX_NAME
				&& text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-');
	}
}
