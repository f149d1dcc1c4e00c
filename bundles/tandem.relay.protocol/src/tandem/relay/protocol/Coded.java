// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.util.Optional;

/** A constant with the byte that stands for it on the wire; the byte never changes. */
sealed interface Coded permits Refusal, CloseReason, Role, Purpose, ProbeResult {

	/** 1 to 255. */
	int code();

	static <C extends Coded> Optional<C> find(final C[] constants, final int code) {
		for (final var constant : constants) {
			if (constant.code() == code) {
				return Optional.of(constant);
			}
		}
		return Optional.empty();
	}
}
