// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tandem.identity.StatedName;

/** What this computer calls itself, without asking the network. */
public final class ComputerName {

	private static final List<String> VARIABLES = List.of("HOSTNAME", "COMPUTERNAME"); //$NON-NLS-1$ //$NON-NLS-2$

	private final Path file;
	private final UnaryOperator<String> environment;

	/** This computer's. */
	public ComputerName() {
		this(Path.of("/proc/sys/kernel/hostname"), System::getenv); //$NON-NLS-1$
	}

	ComputerName(final Path file, final UnaryOperator<String> environment) {
		this.file = file;
		this.environment = environment;
	}

	/** The name, cleaned; may be empty. */
	public String get() {
		return StatedName.clean(fromFile().or(this::fromEnvironment).orElse("")); //$NON-NLS-1$
	}

	private Optional<String> fromFile() {
		try {
			return Optional.of(Files.readString(file)).filter(name -> !name.isBlank());
		} catch (final IOException e) {
			return Optional.empty();
		}
	}

	private Optional<String> fromEnvironment() {
		return VARIABLES.stream().map(environment).filter(name -> name != null && !name.isBlank()).findFirst();
	}
}
