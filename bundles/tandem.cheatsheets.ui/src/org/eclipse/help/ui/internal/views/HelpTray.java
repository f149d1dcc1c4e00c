// SPDX-License-Identifier: EPL-2.0
package org.eclipse.help.ui.internal.views;

import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * Cheat sheets can't be loaded without a class of this name, which is Eclipse's help system's beside a dialog. This one says where help is instead.
 */
public final class HelpTray extends DialogTray {

	private static final int SPACE = 16;

	/** Texts. */
	public static final class Messages extends NLS {

		static {
			NLS.initializeMessages(HelpTray.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
		}

		/** Where help is. */
		public static String where;

		private Messages() {
		}
	}

	@Override
	protected Control createContents(final Composite parent) {
		final var body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(SPACE, SPACE).applyTo(body);
		new Label(body, SWT.WRAP).setText(Messages.where);
		return body;
	}
}
