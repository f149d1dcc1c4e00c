// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.watch;

/** Where events go. Thread-safe; never throws. */
@FunctionalInterface
public interface EventLog {

	/** Notes an event. */
	void log(Event event);
}
