// SPDX-License-Identifier: EPL-2.0
/**
 * The door for what works upon the picture of the sharer's screen in the workbench: a {@link tandem.viewer.ui.ViewerTool} service has a button in the
 * line above the picture. While it is on, the mouse is its own and nothing of it goes to the sharer's computer; it has a line of its own for what can
 * be chosen, and paints above the picture.
 */
package tandem.viewer.ui;
