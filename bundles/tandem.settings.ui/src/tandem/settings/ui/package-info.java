// SPDX-License-Identifier: EPL-2.0
/** The pages on which settings are chosen, for every window that has room for them. They need SWT and nothing else. */
package tandem.settings.ui;
