// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tandem.local.command.Command;
import tandem.local.command.Option;

/** A script that makes PowerShell complete commands, options and the few words that some options take, by what the commands say of themselves. Pure. */
final class PowerShellCompletion {

	/** Words by what stands before them; of a command {@code tandem settings}, of an option {@code tandem console --product}. */
	private final Map<String, List<String>> words = new TreeMap<>();

	PowerShellCompletion(final List<Command> verbs) {
		words.put(CommandShell.PROGRAM, Stream.concat(verbs.stream().map(Command::name), Stream.of("--help", "--version")).toList()); //$NON-NLS-1$ //$NON-NLS-2$
		verbs.forEach(verb -> add(CommandShell.PROGRAM, verb));
	}

	private void add(final String before, final Command command) {
		final var name = before + ' ' + command.name();
		words.put(name, Stream.of(command.parts().stream().map(Command::name), command.options().stream().map(Option::name), Stream.of("--help")).flatMap(one -> one).toList()); //$NON-NLS-1$
		command.options().stream().filter(option -> !option.allowed().isEmpty()).forEach(option -> words.put(name + ' ' + option.name(), option.allowed()));
		command.parts().forEach(part -> add(name, part));
	}

	String text() {
		final var table = words.entrySet().stream().map(entry -> "    " + quoted(entry.getKey()) + " = @(" //$NON-NLS-1$ //$NON-NLS-2$
				+ entry.getValue().stream().map(PowerShellCompletion::quoted).collect(Collectors.joining(", ")) + ")") //$NON-NLS-1$ //$NON-NLS-2$
				.collect(Collectors.joining("\n")); //$NON-NLS-1$
		return """
				# Completion of tandem in PowerShell: tandem completion powershell | Out-String | Invoke-Expression
				$TandemWords = @{
				%s
				}
				Register-ArgumentCompleter -Native -CommandName tandem, tandem.ps1 -ScriptBlock {
				    param($wordToComplete, $commandAst, $cursorPosition)
				    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
				    $path = 'tandem'
				    foreach ($word in $before) {
				        if ($TandemWords.ContainsKey("$path $word") -and -not $word.StartsWith('-')) { $path = "$path $word" }
				    }
				    $option = if ($before.Count -gt 0) { "$path $($before[-1])" } else { '' }
				    $found = if ($before.Count -gt 0 -and $before[-1].StartsWith('-') -and $TandemWords.ContainsKey($option)) { $TandemWords[$option] } else { $TandemWords[$path] }
				    $found | Where-Object { $_.StartsWith($wordToComplete) } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
				}
				""".formatted(table);
	}

	private static String quoted(final String text) {
		return '\'' + text.replace("'", "''") + '\''; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
