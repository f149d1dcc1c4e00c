// SPDX-License-Identifier: EPL-2.0
/**
 * What the windows of a capability share with the frame around them: who can be called ({@link tandem.sessions.ui.Prospects}), and tabs
 * that have nothing to save. Ways to begin, which the start page offers, are named in the extension point
 * {@code tandem.sessions.ui.beginnings}.
 */
package tandem.sessions.ui;
