// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

import tandem.firewall.RuleReference;

/**
 * One rule.
 *
 * @param statements what it does
 * @param place      where it stands, as {@link RuleReference#place}
 * @param position   in its chain, from 1
 * @param handle     nftables' handle
 * @param text       in its owner's words; asked for only when needed
 * @param tracks4    whether it makes the kernel track IPv4 connections
 * @param tracks6    whether it makes the kernel track IPv6 connections
 */
public record Rule(List<Statement> statements, String place, int position, OptionalLong handle, Supplier<String> text, boolean tracks4, boolean tracks6) {

	public Rule {
		statements = List.copyOf(statements);
	}

	/** For people. */
	public RuleReference reference() {
		return new RuleReference(place, position, handle, text.get());
	}
}
