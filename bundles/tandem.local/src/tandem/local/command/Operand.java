// SPDX-License-Identifier: EPL-2.0
package tandem.local.command;

/**
 * Something that is typed beside the options.
 *
 * @param name in capitals for the help, for example {@code FILE}
 * @param required whether it can't be left out
 * @param summary what it is, one line
 */
public record Operand(String name, boolean required, String summary) {
}
