// SPDX-License-Identifier: EPL-2.0
/**
 * The door through which a capability comes to the sharer: a {@link tandem.sharer.ui.SharerTool} service has a button in the sharing bar while
 * somebody sees the screen, and a window that the endpoint opens for it. The endpoint keeps the windows in their place: none is above a
 * question to the sharer, none outlives the session.
 * <p>
 * The program's {@link org.eclipse.swt.widgets.Display} is an OSGi service while it has windows: take it from there, and never make one, nor ask for
 * a default one, which would be another.
 */
package tandem.sharer.ui;
