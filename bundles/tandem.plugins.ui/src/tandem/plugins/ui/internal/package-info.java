// SPDX-License-Identifier: EPL-2.0
/** Eclipse's wizards for plug-ins under an administrator's rules: forbidden, or from certain sites alone. */
package tandem.plugins.ui.internal;
