// SPDX-License-Identifier: EPL-2.0
package tandem.sharer.ui;

/** What a tool has put into its window. Called on the UI thread only. */
@FunctionalInterface
public interface SharerPane {

	/** The sharer opened the window: the control that they most likely want gets the keyboard. */
	void setFocus();
}
