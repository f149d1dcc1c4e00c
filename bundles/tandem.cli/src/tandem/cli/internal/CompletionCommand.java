// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.util.List;
import java.util.function.Supplier;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;

/** {@code tandem completion}: what a shell needs to complete commands and options. */
record CompletionCommand(Supplier<String> script, Supplier<List<Command>> verbs) implements Command {

	private static final String POWERSHELL = "powershell"; //$NON-NLS-1$

	@Override
	public String name() {
		return "completion"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "print a script that makes bash, zsh or PowerShell complete commands"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("For this shell: source <(tandem completion bash)", "In PowerShell: tandem completion powershell | Out-String | Invoke-Expression"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("SHELL", false, "bash, which zsh understands too, or powershell")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation invocation) {
		if (invocation.operands().equals(List.of(POWERSHELL))) {
			invocation.out().print(new PowerShellCompletion(verbs.get()).text());
			return ExitStatus.DONE;
		}
		if (!invocation.operands().stream().allMatch(shell -> shell.equals("bash") || shell.equals("zsh"))) { //$NON-NLS-1$ //$NON-NLS-2$
			invocation.err().println("There are scripts for bash, which zsh understands too, and for powershell."); //$NON-NLS-1$
			return ExitStatus.MISUSED;
		}
		invocation.out().print(script.get());
		return ExitStatus.DONE;
	}
}
