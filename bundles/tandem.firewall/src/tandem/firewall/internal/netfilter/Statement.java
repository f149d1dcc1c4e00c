// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.function.Supplier;

import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Elements;

/** What a rule does, from left to right. Statements that change nothing that matters here (counters, logs) are none. */
public sealed interface Statement {

	/** Goes on with the rule only if the condition holds. */
	record Check(Condition condition, Supplier<String> text) implements Statement {
	}

	/** How a rule ends without looking further. */
	enum End {
		ACCEPT, DROP, RETURN, CONTINUE
	}

	/** Ends the rule. */
	record Finish(End end) implements Statement {
	}

	/** Refuses the packet. */
	record Refuse(Expression.Only only, Refusal how) implements Statement {
	}

	/**
	 * What the caller is told.
	 *
	 * @param reset whether by a TCP reset, else by an ICMP error
	 * @param code4 the code of ICMP, -1 where it isn't known
	 * @param code6 the code of ICMPv6, -1 where it isn't known
	 */
	record Refusal(boolean reset, int code4, int code6) {
	}

	/** Asks another chain; with {@code away} it does not come back to this one. */
	record Jump(String chain, boolean away) implements Statement {
	}

	/** A verdict from a map; a miss ends the rule. */
	record Branch(Expression key, Elements<Statement> map, Supplier<String> text) implements Statement {
	}

	/** Changes something about a packet, for rules to come. */
	@FunctionalInterface
	interface Assignment {
		/** @return the changed state; {@code null} ends the rule without a match */
		State assign(Moment moment, Datum value);
	}

	/** Assigns a value; an absent one ends the rule. */
	record Assign(Expression value, Assignment to) implements Statement {
	}

	/** Where a packet's ends are translated. */
	enum Translation {
		DESTINATION, REDIRECT, SOURCE, MASQUERADE
	}

	/**
	 * Network address translation, which ends the chain.
	 *
	 * @param address where to; {@code null} leaves the address
	 * @param port    where to; {@code null} leaves the port
	 */
	record Translate(Translation kind, Expression.Only only, Condition when, Expression address, Expression port, Supplier<String> text) implements Statement {
	}

	/** Connection tracking leaves the packet alone. */
	record Untrack() implements Statement {
	}

	/** Something that may end in any way. */
	record Mystery(Condition when, Supplier<String> text) implements Statement {
	}
}
