// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import org.eclipse.osgi.util.NLS;

import tandem.session.Permission;

/** Permissions in the sharer's words. Pure. */
final class PermissionName {

	private PermissionName() {
	}

	/** One that a plug-in brought and we have no words for appears by its id, in quotation marks. */
	static String of(final Permission permission) {
		return switch (permission.id()) {
		case "view" -> Messages.Permission_view; //$NON-NLS-1$
		case "control" -> Messages.Permission_control; //$NON-NLS-1$
		case "clipboard" -> Messages.Permission_clipboard; //$NON-NLS-1$
		case "files" -> Messages.Permission_files; //$NON-NLS-1$
		case "tandem.firewall.change" -> Messages.Permission_firewallChange; //$NON-NLS-1$
		case "guide" -> Messages.Permission_guide; //$NON-NLS-1$
		case "diagnostics" -> Messages.Permission_diagnostics; //$NON-NLS-1$
		default -> NLS.bind(Messages.Name_quoted, permission.id());
		};
	}
}
