// SPDX-License-Identifier: EPL-2.0
/** A conversation in a window, the same at both ends. SWT alone. */
package tandem.chat.pane.ui;
