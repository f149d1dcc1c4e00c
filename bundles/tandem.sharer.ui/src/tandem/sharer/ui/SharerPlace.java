// SPDX-License-Identifier: EPL-2.0
package tandem.sharer.ui;

/** Where a tool is. UI thread only. */
public interface SharerPlace {

	/** The technician's name as all windows show it: cleaned, cut, and marked as what they say of themselves. */
	String technician();

	/** Closes the tool's window. */
	void close();
}
