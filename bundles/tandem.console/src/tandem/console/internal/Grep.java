// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;

/** {@code … | grep WORD}: the lines in which the words stand; case does not matter. */
final class Grep implements Function {

	static final String NAME = "grep"; //$NON-NLS-1$

	@Override
	public Object execute(final CommandSession session, final List<Object> arguments) throws IOException {
		final var current = Process.Utils.current();
		final var words = arguments.stream().map(word -> String.valueOf(word).toLowerCase(Locale.ROOT)).toList();
		final var in = new BufferedReader(new InputStreamReader(current.in(), StandardCharsets.UTF_8));
		for (var line = in.readLine(); line != null; line = in.readLine()) {
			final var lower = line.toLowerCase(Locale.ROOT);
			if (words.stream().allMatch(lower::contains)) {
				current.out().println(line);
			}
		}
		current.out().flush();
		return null;
	}
}
