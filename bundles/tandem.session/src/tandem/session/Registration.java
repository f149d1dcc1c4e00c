// SPDX-License-Identifier: EPL-2.0
package tandem.session;

/** Something that listens, until this is closed. Closing never fails, does nothing the second time, and can be done on any thread. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

	/** Nothing listens, and nothing has to be closed. */
	Registration NONE = () -> {
	};

	@Override
	void close();
}
