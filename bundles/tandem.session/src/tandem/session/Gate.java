// SPDX-License-Identifier: EPL-2.0
package tandem.session;

/**
 * The one place that says what the technician may do now. Ask it at the moment of use, never earlier: the answer can change
 * between two calls. Thread-safe and cheap.
 */
@FunctionalInterface
public interface Gate {

	/** Whether the permission is granted at this moment. */
	boolean allows(Permission permission);
}
