// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the person sits.
 *
 * @param out for answers
 * @param err for all else
 * @param environment of the process
 * @param ask reads a line without an echo; empty where there is nobody to ask
 */
record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, Function<String, Optional<char[]>> ask) {
}
