// SPDX-License-Identifier: EPL-2.0
package tandem.headless;

import java.util.Arrays;
import java.util.Optional;

import tandem.channel.Authenticator;

/** One way in with one secret. */
record OneDoor(byte[] id, byte[] password) implements Authenticator {

	@Override
	public Optional<Attempt> begin(final String wayIn, final byte[] caller) {
		return Arrays.equals(id, caller) ? Optional.of(new Try(password)) : Optional.empty();
	}

	private record Try(byte[] password) implements Attempt {

		@Override
		public String way() {
			return "probe";
		}

		@Override
		public byte[] secret() {
			return password.clone();
		}

		@Override
		public boolean spend() {
			return true;
		}

		@Override
		public void succeeded() {
			// This door counts nothing.
		}

		@Override
		public void failed() {
			// This door counts nothing.
		}
	}
}
