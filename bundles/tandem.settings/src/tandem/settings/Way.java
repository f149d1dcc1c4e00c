// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways in that have a switch of their own. */
public enum Way {
	/** An invitation saved as a file. */
	FILE("invitation", Setting.BY_FILE), //$NON-NLS-1$
	/** An invitation sent by e-mail. */
	EMAIL("invitation", Setting.BY_EMAIL), //$NON-NLS-1$
	/** A password alone. */
	EASY_CONNECT("easy-connect", Setting.BY_EASY_CONNECT), //$NON-NLS-1$
	/** A code that the technician reads out. */
	CODE("code", Setting.BY_CODE), //$NON-NLS-1$
	/** Somebody who helped before. */
	CONTACTS("contact", Setting.BY_CONTACTS), //$NON-NLS-1$
	/** A technician who offers help. */
	OFFERS("offer", Setting.BY_OFFERS); //$NON-NLS-1$

	private final String kind;
	private final Setting.Switch setting;

	Way(final String kind, final Setting.Switch setting) {
		this.kind = kind;
		this.setting = setting;
	}

	/** Name of the way in as it stands in the authenticated context of a connection; an invitation is one however it travelled. */
	public String kind() {
		return kind;
	}

	/** Its switch. */
	public Setting.Switch setting() {
		return setting;
	}

	/** Those that a door of a kind serves; empty for a kind that has no switch, as a plug-in's. */
	public static Set<Way> ofKind(final String kind) {
		return Arrays.stream(values()).filter(way -> way.kind.equals(kind)).collect(Collectors.toUnmodifiableSet());
	}
}
