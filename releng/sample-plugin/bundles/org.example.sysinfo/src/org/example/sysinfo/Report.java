// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo;

import java.util.List;

/**
 * What a computer tells of itself at one moment.
 *
 * @param facts in the order in which they are shown
 */
public record Report(List<Fact> facts) {

	/** Copies. */
	public Report {
		facts = List.copyOf(facts);
	}

	/**
	 * One line.
	 *
	 * @param group for example "Disks"
	 * @param name of what is told
	 * @param value of it, with its unit
	 */
	public record Fact(String group, String name, String value) {
	}
}
