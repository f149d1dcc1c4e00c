// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/** With whose rights rules are read. */
public enum Access {
	/** With those that the program has. Nobody is asked for anything. */
	AS_IS,
	/** As an administrator: where the program is none, the system's own window asks the person (polkit, sudo, UAC). */
	ADMINISTRATOR
}
