// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.util.List;
import java.util.function.Supplier;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;

/** {@code tandem completion}: what a shell needs to complete commands and options. */
record CompletionCommand(Supplier<String> script) implements Command {

	@Override
	public String name() {
		return "completion"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "print a script that makes bash or zsh complete commands"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("For this shell: source <(tandem completion bash)"); //$NON-NLS-1$
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("SHELL", false, "bash, which zsh understands too")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation invocation) {
		if (!invocation.operands().stream().allMatch(shell -> shell.equals("bash") || shell.equals("zsh"))) { //$NON-NLS-1$ //$NON-NLS-2$
			invocation.err().println("There is a script for bash, which zsh understands too."); //$NON-NLS-1$
			return ExitStatus.MISUSED;
		}
		invocation.out().print(script.get());
		return ExitStatus.DONE;
	}
}
