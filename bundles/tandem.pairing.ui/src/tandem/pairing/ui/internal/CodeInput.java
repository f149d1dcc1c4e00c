// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import tandem.sessions.ui.PlainInput;

/**
 * A tab for codes; each new one is another.
 *
 * @param identity tells it from others
 */
record CodeInput(Object identity) implements PlainInput {

	@Override
	public String getName() {
		return Messages.title;
	}
}
