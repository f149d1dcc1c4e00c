// SPDX-License-Identifier: EPL-2.0
/**
 * The port of the command line {@code tandem}: whoever registers a {@link tandem.local.command.Command} as an OSGi service adds a verb to it, with
 * help, completion and a place in the manual. No verb grants consent or widens permissions.
 */
package tandem.local.command;
