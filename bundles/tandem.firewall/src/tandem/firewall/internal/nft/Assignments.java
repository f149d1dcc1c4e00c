// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.function.Supplier;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import tandem.firewall.internal.netfilter.Changes;
import tandem.firewall.internal.netfilter.Condition;
import tandem.firewall.internal.netfilter.Expression;
import tandem.firewall.internal.netfilter.Expression.Constant;
import tandem.firewall.internal.netfilter.Expression.Payload;
import tandem.firewall.internal.netfilter.Meta;
import tandem.firewall.internal.netfilter.Statement;
import tandem.firewall.internal.netfilter.Statement.Assign;
import tandem.firewall.internal.netfilter.Statement.Mystery;
import tandem.firewall.internal.netfilter.Track;
import tandem.firewall.internal.packet.Datum;

/** Reads what rules change about a packet. */
final class Assignments {

	private final Expressions expressions;

	Assignments(final Expressions expressions) {
		this.expressions = expressions;
	}

	Statement read(final JsonElement json, final Supplier<String> words) {
		if (!(json instanceof final JsonObject mangle) || !(mangle.get("key") instanceof final JsonObject key) || key.size() != 1) {
			return new Mystery(Condition.ALWAYS, words);
		}
		final var target = expressions.read(key);
		final var value = expressions.value(mangle.get("value"), target);
		final var name = key.keySet().iterator().next();
		return switch (name) {
		case "meta" -> meta(target.expression(), value);
		case "ct" -> track(target.expression(), Expressions.text(key.get("ct"), "key"), value);
		case "payload" -> target.expression() instanceof final Payload field ? new Assign(value, Changes.header(field, words)) : new Mystery(Condition.ALWAYS, words);
		// Options and extension headers change nothing that is asked here but themselves.
		case "tcp option", "exthdr", "ip option", "ct helper" -> new Assign(new Constant(Datum.Bits.ZERO), (moment, _) -> moment.state());
		default -> new Mystery(Condition.ALWAYS, words);
		};
	}

	private static Statement meta(final Expression target, final Expression value) {
		return switch (target instanceof Meta(final var key) ? key : Meta.Key.TRACE) {
		case MARK -> new Assign(value, Changes.mark());
		case PRIORITY -> new Assign(value, Changes.priority());
		case PACKET_TYPE -> new Assign(value, Changes.kind());
		default -> new Assign(value, (moment, _) -> moment.state());
		};
	}

	private static Statement track(final Expression target, final String name, final Expression value) {
		return switch (target instanceof Track(final var key, final var _) ? key : Track.Key.OTHER) {
		case MARK -> new Assign(value, Changes.connectionMark());
		case LABEL -> new Assign(value, Changes.labels());
		case ZONE -> new Assign(value, Changes.zone());
		default -> name.equals("event") || name.equals("eventmask") || name.equals("secmark") ? new Assign(value, (moment, _) -> moment.state())
				: new Mystery(Condition.ALWAYS, () -> "ct " + name + " set");
		};
	}

	static Statement unknownMark() {
		return new Assign(new Constant(Datum.UNKNOWN), Changes.mark());
	}

	static Statement unknownMarks() {
		return new Assign(new Constant(Datum.UNKNOWN), (moment, value) -> {
			final var marked = Changes.mark().assign(moment, value);
			return marked.connection().isTracked() ? Changes.connectionMark().assign(moment, value).withMark(marked.mark()) : marked;
		});
	}
}
