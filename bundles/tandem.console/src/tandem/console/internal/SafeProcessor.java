// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;

/**
 * Gogo with nothing in it but our commands, which are functions: no method of any object is ever called by its name, no file is redirected to, nothing is
 * calculated and no constant leads to the framework. It is no service, and looks for none. Thread-safe as Gogo is.
 */
final class SafeProcessor extends CommandProcessorImpl {

	/** The scope of all commands. */
	static final String SCOPE = "tandem"; //$NON-NLS-1$

	/** @param functions by name */
	SafeProcessor(final Map<String, Function> functions) {
		functions.forEach((name, function) -> addCommand(SCOPE, function, name));
	}

	@Override
	public Object invoke(final CommandSessionImpl session, final Object target, final String name, final List<Object> arguments) {
		throw new IllegalArgumentException("Methods can't be called here."); //$NON-NLS-1$
	}

	@Override
	public Object expr(final CommandSessionImpl session, final CharSequence expression) {
		throw new IllegalArgumentException("Nothing is calculated here."); //$NON-NLS-1$
	}

	@Override
	public Object eval(final CommandSession session, final Object[] arguments) {
		throw new IllegalArgumentException("Nothing is evaluated here."); //$NON-NLS-1$
	}

	@Override
	public Path redirect(final CommandSessionImpl session, final Path path, final int mode) {
		throw new IllegalArgumentException(new IOException("Files can't be read or written here.")); //$NON-NLS-1$
	}
}
