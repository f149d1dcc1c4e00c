// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.packet;

/** True, false, or not to be known by reading. */
public enum Tri {
	YES, NO, MAYBE;

	public static Tri of(final boolean value) {
		return value ? YES : NO;
	}

	public Tri not() {
		return switch (this) {
		case YES -> NO;
		case NO -> YES;
		case MAYBE -> MAYBE;
		};
	}

	public Tri and(final Tri other) {
		return this == NO || other == NO ? NO : this == YES && other == YES ? YES : MAYBE;
	}

	public Tri or(final Tri other) {
		return this == YES || other == YES ? YES : this == NO && other == NO ? NO : MAYBE;
	}
}
