// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.Locale;
import java.util.Set;

/** Which programs' windows belong to the sharer alone, by the names that programs give their windows ({@code WM_CLASS}). */
final class PromptNames {

	/** Password prompts that no pattern finds. */
	private static final Set<String> PROMPTS = Set.of("gcr-prompter", "gksu", "gksudo", "kdesu", "kdesudo", "lxqt-sudo", "ktsuss", "beesu"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$

	/** Lock screens and login screens. */
	private static final Set<String> LOCKS = Set.of(
			"i3lock", "xscreensaver", "xscreensaver-auth", "xscreensaver-gfx", "light-locker", "xsecurelock", "slock", "physlock", "xlock", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$
			"xtrlock", "alock", "sflock", "dde-lock", "kscreenlocker_greet", "gnome-screensaver", "mate-screensaver", "cinnamon-screensaver", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
			"xfce4-screensaver", "ukui-screensaver", "gnome-screensaver-dialog", "mate-screensaver-dialog", "xfce4-screensaver-dialog", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
			"ukui-screensaver-dialog", "lxdm-greeter-gtk"); //$NON-NLS-1$ //$NON-NLS-2$

	private PromptNames() {
	}

	/**
	 * Whether a window is the sharer's alone.
	 *
	 * @param name instance or class of {@code WM_CLASS}, as the program wrote it
	 */
	static boolean matches(final String name) {
		final var plain = plain(name);
		return locks(name) || PROMPTS.contains(plain) || plain.contains("polkit") || plain.contains("policykit") || plain.contains("askpass") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				|| plain.startsWith("pinentry"); //$NON-NLS-1$
	}

	/** Whether a window keeps everybody from this screen, by its name as above. */
	static boolean locks(final String name) {
		final var plain = plain(name);
		return LOCKS.contains(plain) || plain.endsWith("-greeter"); //$NON-NLS-1$
	}

	private static String plain(final String name) {
		final var lower = name.toLowerCase(Locale.ROOT);
		return lower.substring(lower.lastIndexOf('/') + 1);
	}
}
