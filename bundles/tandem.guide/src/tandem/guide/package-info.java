// SPDX-License-Identifier: EPL-2.0
/**
 * The technician shows the sharer what to do without touching anything: a dot that follows the mouse, arrows, boxes and words, above the windows of
 * the sharer's screen, where clicks go through them. The channel between the two ends is {@code tandem.guide}, the permission {@code guide}: asked for
 * once, shown in the sharing bar, and withdrawn there; {@code capability.tandem.guide} forbids it for good.
 *
 * <h2>What it never does</h2>
 * Nothing is drawn without the permission, while the sharer is asked anything, while the screen is hidden or the line broken, nor upon Tandem's own
 * windows. What is drawn fades after {@link tandem.guide.Drawing#SHOWN}, and goes with the session, the permission and the process. Words carry the
 * technician's name.
 */
package tandem.guide;
