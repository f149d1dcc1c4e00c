// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Permission;

/** The lines of the sharer's log: what a person reads who wants to know what happened. */
final class Sentences {

	private Sentences() {
	}

	static String asked(final Permission permission) {
		return "You were asked whether they may " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
	}

	static String answered(final Permission permission, final Answer answer) {
		return switch (answer) {
		case ALLOWED -> "You allowed them to " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
		case SAID_NO -> "You said No: they may not " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
		case SAID_NO_FOR_GOOD -> "You said No for good: they may not " + what(permission) + " and can't ask again."; //$NON-NLS-1$ //$NON-NLS-2$
		case DID_NOT_ANSWER -> "You did not answer in time: they may not " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
		case TAKEN_BACK -> "You took it back: they may no longer " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
		case FORBIDDEN -> "The settings of this computer do not let anybody " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
		case NOT_NOW -> "They asked at the wrong moment to " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
		};
	}

	static String givenBack(final Permission permission) {
		return "They no longer want to " + what(permission) + "."; //$NON-NLS-1$ //$NON-NLS-2$
	}

	static String ended(final EndReason reason, final String detail) {
		final var sentence = switch (reason) {
		case SHARER_ENDED -> "You ended the help."; //$NON-NLS-1$
		case SHARER_DECLINED -> "You said No: they saw nothing."; //$NON-NLS-1$
		case SHARER_DID_NOT_ANSWER -> "You did not answer in time: they saw nothing."; //$NON-NLS-1$
		case TECHNICIAN_LEFT -> "They left."; //$NON-NLS-1$
		case CONNECTION_LOST -> "The connection broke."; //$NON-NLS-1$
		case TIME_LIMIT -> "The longest time for a session was over."; //$NON-NLS-1$
		case POLICY -> "A rule of this computer ended it."; //$NON-NLS-1$
		case CANNOT_SHARE -> "This computer could not share its screen."; //$NON-NLS-1$
		case ENDPOINT_CLOSED -> "Tandem was closed on this computer."; //$NON-NLS-1$
		case VIOLATION -> "Their program did something that is not allowed."; //$NON-NLS-1$
		};
		return detail.isBlank() ? sentence : sentence + " (" + detail + ")"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String what(final Permission permission) {
		if (permission.equals(Permission.VIEW)) {
			return "see your screen"; //$NON-NLS-1$
		}
		return permission.equals(Permission.CONTROL) ? "use your mouse and keyboard" : "use \"" + permission.id() + "\""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
