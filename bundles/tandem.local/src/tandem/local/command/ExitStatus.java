// SPDX-License-Identifier: EPL-2.0
package tandem.local.command;

/** What {@code tandem} returns to the shell, unless a command says otherwise of itself. */
public final class ExitStatus {

	/** Done. */
	public static final int DONE = 0;

	/** The answer is No: refused, closed, not there. */
	public static final int NO = 1;

	/** Not understood, or it can't be told. */
	public static final int MISUSED = 2;

	/** Something broke on the way: a file, the network, the other program. */
	public static final int FAILED = 3;

	/** The program that would have to do it does not run. */
	public static final int NOT_RUNNING = 4;

	private ExitStatus() {
	}
}
