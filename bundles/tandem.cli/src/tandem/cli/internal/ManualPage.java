// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.util.List;

import tandem.local.command.Command;
import tandem.local.command.Operand;
import tandem.local.command.Option;

/** A manual page in roff, section 1. Pure. */
final class ManualPage {

	private final StringBuilder page = new StringBuilder();

	ManualPage(final List<Command> verbs) {
		line(".TH TANDEM 1"); //$NON-NLS-1$
		line(".SH NAME"); //$NON-NLS-1$
		text("tandem - remote assistance from the command line"); //$NON-NLS-1$
		line(".SH SYNOPSIS"); //$NON-NLS-1$
		line(".B tandem"); //$NON-NLS-1$
		text("COMMAND [OPTION ...] [OPERAND ...]"); //$NON-NLS-1$
		line(".SH COMMANDS"); //$NON-NLS-1$
		verbs.forEach(verb -> command("tandem", verb)); //$NON-NLS-1$
		line(".SH EXIT STATUS"); //$NON-NLS-1$
		text("Unless a command says otherwise: 0 done; 1 the answer is No; 2 not understood, or it can't be told; 3 something broke on the way; 4 the program that would have to do it does not run."); //$NON-NLS-1$
		line(".SH ENVIRONMENT"); //$NON-NLS-1$
		line(".TP"); //$NON-NLS-1$
		line(".B TANDEM_PASSWORD"); //$NON-NLS-1$
		text("The password, where a command needs one and no file is named."); //$NON-NLS-1$
	}

	private void command(final String before, final Command command) {
		final var name = before + ' ' + command.name();
		if (command.parts().isEmpty()) {
			line(".SS " + escaped(name + synopsis(command))); //$NON-NLS-1$
			text(sentence(command.summary()));
			command.operands().forEach(this::operand);
			command.options().forEach(this::option);
			command.details().forEach(this::paragraph);
		} else {
			command.parts().forEach(part -> command(name, part));
		}
	}

	private static String synopsis(final Command command) {
		final var all = new StringBuilder();
		command.operands().forEach(operand -> all.append(operand.required() ? " " + operand.name() : " [" + operand.name() + ']')); //$NON-NLS-1$ //$NON-NLS-2$
		return all.append(command.options().isEmpty() ? "" : " [OPTION ...]").toString(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void operand(final Operand operand) {
		line(".TP"); //$NON-NLS-1$
		line(".I " + escaped(operand.name())); //$NON-NLS-1$
		text(sentence(operand.summary()));
	}

	private void option(final Option option) {
		line(".TP"); //$NON-NLS-1$
		line(".B " + escaped(option.isFlag() ? option.name() : option.name() + ' ' + option.value())); //$NON-NLS-1$
		text(sentence(option.summary()));
	}

	private void paragraph(final String paragraph) {
		line(".PP"); //$NON-NLS-1$
		paragraph.lines().forEach(this::text);
	}

	private static String sentence(final String summary) {
		return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + '.';
	}

	private void text(final String text) {
		// A line that begins with a dot or a quote would be a request.
		line(text.startsWith(".") || text.startsWith("'") ? "\\&" + escaped(text) : escaped(text)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static String escaped(final String text) {
		return text.replace("\\", "\\e").replace("-", "\\-"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	private void line(final String line) {
		page.append(line).append('\n');
	}

	String text() {
		return page.toString();
	}
}
