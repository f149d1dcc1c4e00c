// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs programs: the only door to the operating system for all that reads or changes a firewall. */
@FunctionalInterface
public interface Processes {

	/**
	 * Runs a program to its end, without input and without a shell.
	 *
	 * @param command the program's name and its arguments
	 * @param limit   after which it is ended
	 * @throws NoProgramException   where there is no such program
	 * @throws IOException          where it can't be started, takes longer than the limit, or says too much
	 * @throws InterruptedException where the thread is interrupted; the program is ended
	 */
	Output run(List<String> command, Duration limit) throws IOException, InterruptedException;

	/**
	 * What a program said.
	 *
	 * @param status its exit status
	 * @param out    standard output
	 * @param error  standard error
	 */
	record Output(int status, String out, String error) {

		/** Whether it says that it succeeded. */
		public boolean isGood() {
			return status == 0;
		}

		/** Both, for people. */
		public String all() {
			return (out.strip() + '\n' + error.strip()).strip();
		}
	}
}
