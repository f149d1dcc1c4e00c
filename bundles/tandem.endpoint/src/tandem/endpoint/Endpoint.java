// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint;

import java.nio.file.Path;
import java.util.Optional;

import tandem.session.Permission;

/**
 * The sharer's end: an OSGi service for the windows on this computer. Everything works at once, whatever the network does. Thread-safe.
 */
public interface Endpoint {

	/** What the windows show now. */
	EndpointView now();

	/**
	 * Tells of every new {@link #now()}, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	AutoCloseable onChange(Runnable listener);

	/**
	 * The sharer's answer. Does nothing where that question is no longer open.
	 *
	 * @param question the question that was on the screen
	 */
	void answer(Question question, boolean allow);

	/**
	 * The sharer's No, and that they don't want to be asked by this person again, who is known by their key. Only for who came unasked or without a
	 * password.
	 */
	void block(Question question);

	/** Hides the screen: nothing is seen or done until {@link #show()}. */
	void hide();

	/** Shows the screen again; control stays withdrawn. */
	void show();

	/** Takes mouse and keyboard back, releases what is held and drops what is in flight. */
	void takeBack();

	/** Gives control again after {@link #takeBack()} or Esc, without a new question. */
	void letContinue();

	/** Withdraws any permission; VIEW is {@link #hide()}, CONTROL is {@link #takeBack()}. */
	void withdraw(Permission permission);

	/** Ends the session for good, or does nothing where there is none. */
	void end();

	/** The sharer has read that the session ended. */
	void acknowledgeEnd();

	/** Ends everything: session, doors, listener. For the closing window and the log-out. Returns when nothing listens any more. */
	void shutDown();

	/** The file that tells what happened in the last session; empty where there was none. */
	Optional<Path> sessionLog();
}
