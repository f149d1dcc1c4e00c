// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Stands in where no process can be started. */
final class NoGuard implements Guard {

	@Override
	public void tell(final char what, final int number) {
		// nobody to tell
	}

	@Override
	public void close() {
		// nothing to end
	}
}
