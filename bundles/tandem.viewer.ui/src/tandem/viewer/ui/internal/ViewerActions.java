// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import tandem.screen.Monitor;
import tandem.viewer.ui.ViewerTool;

/** What the technician can do in a viewer; the bar and the commands both come here. UI thread only. */
interface ViewerActions {

	/** Asks for control, or gives it back. */
	void toggleControl();

	/** Whether asking for control makes sense now. */
	boolean mayAsk();

	/** Sends keys to the sharer's computer, if control is granted. */
	void captureKeys();

	/** Fit or actual size. */
	void toggleFit();

	/** Picture on the whole screen, or back. */
	void toggleFullScreen();

	/** Whether the picture is on the whole screen. */
	boolean isFullScreen();

	/** The tools that are of use now. */
	List<ViewerTool> tools();

	/** The tool that is on. */
	Optional<ViewerTool> toolOn();

	/** Turns a tool on or off. */
	void toggle(ViewerTool tool);

	/** Leaves the session. */
	void end();

	/** Presses and releases a combination at the sharer's. */
	void press(SpecialKeys combination);

	/** Types the clipboard's text at the sharer's. */
	void typeClipboard();

	/** How much of it is typed in per cent, while it is. */
	OptionalInt typing();

	/** Stops typing it. */
	void stopTyping();

	/** The sharer's monitors. */
	List<Monitor> monitors();

	/** The monitor that is shown, or empty for all. */
	Optional<Monitor> shownMonitor();

	/** Shows one monitor, or all. */
	void choose(Optional<Monitor> monitor);
}
