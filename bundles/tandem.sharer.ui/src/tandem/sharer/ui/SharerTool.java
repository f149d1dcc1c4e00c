// SPDX-License-Identifier: EPL-2.0
package tandem.sharer.ui;

import org.eclipse.swt.widgets.Composite;

import tandem.session.Registration;

/**
 * Something that the sharer can use while somebody sees their screen: an OSGi service of the endpoint. It has a button in the sharing bar while it
 * {@link #isAvailable}. Called on the UI thread only, but for what its own {@link #onChange} tells; must not block. What it throws hurts itself
 * alone.
 */
public interface SharerTool {

	/** Tells it from others: 1 to 64 characters of {@code a-z 0-9 . -}, beginning with its bundle's name. Buttons are in the order of ids. */
	String id();

	/** The words on its button and in its window's title: one or two words. */
	String label();

	/** What it is for, in a sentence. */
	String hint();

	/** Whether it is of use now; asked after each {@link #onChange}. */
	boolean isAvailable();

	/**
	 * How much is new that the sharer has not seen: its button tells the number, and where the window was never open in this session it comes up
	 * by itself, without taking the keyboard.
	 */
	default int news() {
		return 0;
	}

	/**
	 * Tells when availability, words or news may be others, on any thread.
	 *
	 * @return closes the registration
	 */
	Registration onChange(Runnable listener);

	/**
	 * Fills the window.
	 *
	 * @param parent without a layout; disposed with the window
	 * @param place where the tool is
	 */
	SharerPane open(Composite parent, SharerPlace place);
}
