// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import tandem.firewall.internal.netfilter.Condition;
import tandem.firewall.internal.netfilter.Condition.Comparison;
import tandem.firewall.internal.netfilter.Expression;
import tandem.firewall.internal.netfilter.Expression.Constant;
import tandem.firewall.internal.netfilter.Expression.Mapped;
import tandem.firewall.internal.netfilter.Expression.Only;
import tandem.firewall.internal.netfilter.Fib;
import tandem.firewall.internal.netfilter.Statement;
import tandem.firewall.internal.netfilter.Statement.Check;
import tandem.firewall.internal.netfilter.Statement.End;
import tandem.firewall.internal.netfilter.Statement.Finish;
import tandem.firewall.internal.netfilter.Statement.Jump;
import tandem.firewall.internal.netfilter.Statement.Mystery;
import tandem.firewall.internal.netfilter.Statement.Refusal;
import tandem.firewall.internal.netfilter.Statement.Refuse;
import tandem.firewall.internal.netfilter.Statement.Translation;
import tandem.firewall.internal.netfilter.Statement.Untrack;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Matcher;
import tandem.firewall.internal.packet.Tri;

/** Reads statements. What isn't understood may end in any way. */
final class Statements {

	private final Expressions expressions;
	private final Literals literals;
	private final Sets sets;
	private final Assignments assignments;
	private final NftText text = new NftText();

	Statements(final Expressions expressions, final Literals literals, final Sets sets) {
		this.expressions = expressions;
		this.literals = literals;
		this.sets = sets;
		assignments = new Assignments(expressions);
	}

	/** One statement; none for one that does not matter here. */
	Optional<Statement> read(final JsonElement json) {
		if (!(json instanceof final JsonObject object) || object.size() != 1) {
			return Optional.of(new Mystery(Condition.ALWAYS, json::toString));
		}
		final var name = object.keySet().iterator().next();
		final var value = object.get(name);
		final Supplier<String> words = () -> text.safely(json);
		return switch (name) {
		case "counter", "log", "last", "dup", "ct helper", "ct timeout", "secmark", "reset" -> Optional.empty();
		case "match" -> Optional.of(new Check(match(value), words));
		case "accept", "drop", "return", "continue", "jump", "goto" -> verdict(name, value);
		case "reject" -> Optional.of(refuse(value));
		case "vmap" -> Optional.of(branch(value, words));
		case "mangle" -> Optional.of(assignments.read(value, words));
		case "notrack" -> Optional.of(new Untrack());
		case "snat", "dnat", "masquerade", "redirect" -> Optional.of(translate(name, value, words));
		case "set", "map" -> Optional.of(new Check(added(value), words));
		case "limit", "quota", "ct count", "meter", "flow", "ct expectation" -> Optional.of(new Check(Condition.PERHAPS, words));
		case "synproxy" -> Optional.of(new Mystery(moment -> Tri.of(Only.TCP.holds(moment)), words));
		case "xt" -> extension(value, words);
		default -> Optional.of(new Mystery(Condition.ALWAYS, words));
		};
	}

	private static Optional<Statement> verdict(final String name, final JsonElement value) {
		return Optional.of(switch (name) {
		case "accept" -> new Finish(End.ACCEPT);
		case "drop" -> new Finish(End.DROP);
		case "return" -> new Finish(End.RETURN);
		case "continue" -> new Finish(End.CONTINUE);
		default -> new Jump(Expressions.text(value, "target"), name.equals("goto"));
		});
	}

	private Condition match(final JsonElement json) {
		if (!(json instanceof final JsonObject match) || !match.has("left") || !match.has("right")) {
			return Condition.PERHAPS;
		}
		final var right = match.get("right");
		final var left = left(match.get("left"), right);
		final var op = match.has("op") ? match.get("op").getAsString() : left.type().isBitmask() ? "in" : "==";
		return switch (op) {
		case "==" -> equal(left, right, false);
		case "!=" -> equal(left, right, true);
		case "in" -> isSet(right) || !left.type().isBitmask() && left.type() != DataType.MARK && left.type() != DataType.INTEGER ? equal(left, right, false)
				: compared(left, Comparison.SOME_BITS, right);
		case "!" -> compared(left, Comparison.NO_BITS, right);
		case "<" -> compared(left, Comparison.LESS, right);
		case "<=" -> compared(left, Comparison.LESS_OR_EQUAL, right);
		case ">" -> compared(left, Comparison.GREATER, right);
		case ">=" -> compared(left, Comparison.GREATER_OR_EQUAL, right);
		default -> new Condition.Fits(left.expression(), new Matcher.Riddle(), false);
		};
	}

	private Typed left(final JsonElement json, final JsonElement right) {
		final var left = expressions.read(json);
		final var asksPresence = right instanceof final JsonPrimitive primitive && primitive.isBoolean();
		return asksPresence && left.expression() instanceof Fib(final var result, final var source, final var in) && result == Fib.Result.NAME
				? Typed.of(new Fib(Fib.Result.EXISTS, source, in), DataType.BOOLEAN)
				: left;
	}

	private static boolean isSet(final JsonElement json) {
		return isReference(json) || json instanceof final JsonObject object && object.has("set");
	}

	private static boolean isReference(final JsonElement json) {
		return json instanceof final JsonPrimitive primitive && primitive.isString() && primitive.getAsString().startsWith("@");
	}

	private Condition equal(final Typed left, final JsonElement right, final boolean negated) {
		if (isReference(right)) {
			return new Condition.Fits(left.expression(), sets.set(right.getAsString(), left), negated);
		}
		final var matcher = literals.matcher(right, left);
		return matcher instanceof Matcher.Riddle && isExpression(right) ? compared(left, negated ? Comparison.NOT_EQUAL : Comparison.EQUAL, right)
				: new Condition.Fits(left.expression(), matcher, negated);
	}

	private static boolean isExpression(final JsonElement json) {
		return json instanceof final JsonObject object && !object.has("set") && !object.has("concat") && !object.has("range") && !object.has("prefix");
	}

	private Condition compared(final Typed left, final Comparison comparison, final JsonElement right) {
		return new Condition.Compared(left.expression(), comparison, expressions.value(right, left));
	}

	private Statement refuse(final JsonElement json) {
		final var type = Expressions.text(json, "type");
		final var code = Expressions.text(json, "expr");
		return switch (type) {
		case "tcp reset" -> new Refuse(Only.TCP, new Refusal(true, 0, 0));
		case "icmp" -> new Refuse(Only.IPV4, new Refusal(false, code(Symbols.icmpCodes(), code), -1));
		case "icmpv6" -> new Refuse(Only.IPV6, new Refusal(false, -1, code(Symbols.icmp6Codes(), code)));
		default -> {
			final var word = code.isEmpty() ? "port-unreachable" : code;
			yield new Refuse(Only.ALWAYS, new Refusal(false, code(Symbols.icmpxCodes4(), word), code(Symbols.icmpxCodes6(), word)));
		}
		};
	}

	private static int code(final Symbols symbols, final String word) {
		return (int) symbols.number(word).orElse(-1);
	}

	private Statement branch(final JsonElement json, final Supplier<String> words) {
		if (!(json instanceof final JsonObject vmap)) {
			return new Mystery(Condition.ALWAYS, words);
		}
		final var key = expressions.read(vmap.get("key"));
		final var map = sets.map(vmap.get("data"), key, it -> target(it, words));
		return map == null ? new Mystery(Condition.ALWAYS, words) : new Statement.Branch(key.expression(), map, words);
	}

	private static Statement target(final JsonElement json, final Supplier<String> words) {
		if (json instanceof final JsonObject object && object.size() == 1) {
			final var name = object.keySet().iterator().next();
			if (List.of("accept", "drop", "return", "continue", "jump", "goto").contains(name)) {
				return verdict(name, object.get(name)).orElseThrow();
			}
		}
		return new Mystery(Condition.ALWAYS, words);
	}

	/** Elements that packets add; the rule goes on unless the key is missing or the set full. */
	private Condition added(final JsonElement json) {
		if (!(json instanceof final JsonObject update)) {
			return Condition.PERHAPS;
		}
		final var key = expressions.read(update.get("elem")).expression();
		final var reference = Expressions.text(json, update.has("set") ? "set" : "map");
		final var sure = !update.has("stmt") && (Expressions.text(json, "op").equals("delete") || !sets.mayBeFull(reference));
		return moment -> key.value(moment) instanceof Datum.Absent ? Tri.NO : sure ? Tri.YES : Tri.MAYBE;
	}

	private Statement translate(final String name, final JsonElement json, final Supplier<String> words) {
		final var kind = switch (name) {
		case "dnat" -> Translation.DESTINATION;
		case "redirect" -> Translation.REDIRECT;
		case "snat" -> Translation.SOURCE;
		default -> Translation.MASQUERADE;
		};
		if (!(json instanceof final JsonObject nat)) {
			return new Statement.Translate(kind, Only.ALWAYS, Condition.ALWAYS, null, null, words);
		}
		final var family = Expressions.text(json, "family");
		final var only = family.equals("ip") ? Only.IPV4 : family.equals("ip6") ? Only.IPV6 : Only.ALWAYS;
		final var address = target(nat.get("addr"), family.equals("ip6") ? DataType.IPV6 : family.equals("ip") ? DataType.IPV4 : DataType.OPAQUE);
		final var port = target(nat.get("port"), DataType.PORT);
		final var map = address instanceof final Mapped mapped ? mapped.present() : port instanceof final Mapped mapped ? mapped.present() : Condition.ALWAYS;
		if (nat.has("type_flags") || isPair(nat.get("addr"))) {
			return new Statement.Translate(kind, only, map, part(nat.get("addr"), 0), part(nat.get("addr"), 1), words);
		}
		return new Statement.Translate(kind, only, map, address, port, words);
	}

	/** What is translated to; {@code null} for nothing. */
	private Expression target(final JsonElement json, final DataType type) {
		if (json == null) {
			return null;
		}
		if (type == DataType.OPAQUE && json.isJsonPrimitive()) {
			return expressions.value(json, Typed.of(new Constant(Datum.UNKNOWN), json.getAsString().contains(":") ? DataType.IPV6 : DataType.IPV4));
		}
		if (json instanceof final JsonObject object && object.has("map") && type == DataType.OPAQUE) {
			return expressions.mapped(object.get("map"), addresses(object.get("map"))).expression();
		}
		return expressions.value(json, Typed.of(new Constant(Datum.UNKNOWN), type));
	}

	/** A map in place does not say what it leads to: addresses. */
	private List<DataType> addresses(final JsonElement map) {
		final var data = map instanceof final JsonObject object ? object.get("data") : null;
		return data != null && data.isJsonPrimitive() ? Expressions.declared(sets.target(data.getAsString())) : List.of(data != null && data.toString().contains(":\"") ? DataType.OPAQUE : DataType.ADDRESS);
	}

	private boolean isPair(final JsonElement json) {
		return json instanceof final JsonObject object && object.get("map") instanceof final JsonObject map && isPairMap(map.get("data"));
	}

	private boolean isPairMap(final JsonElement data) {
		if (data != null && data.isJsonPrimitive()) {
			return Expressions.declared(sets.target(data.getAsString())).size() > 1;
		}
		return data != null && data.toString().matches("(?s).*,\\{\"concat\":\\[[^\\[\\]]*\\]\\}\\].*");
	}

	private Expression part(final JsonElement json, final int index) {
		if (!(json instanceof final JsonObject object) || !(object.get("map") instanceof final JsonObject map)) {
			return new Constant(Datum.UNKNOWN);
		}
		final var data = map.get("data");
		final var types = data != null && data.isJsonPrimitive() ? Expressions.declared(sets.target(data.getAsString())) : List.of(DataType.ADDRESS, DataType.PORT);
		final var pair = expressions.mapped(map, types).expression();
		return moment -> switch (pair.value(moment)) {
		case Datum.Tuple(final var parts) when index < parts.size() -> parts.get(index);
		case final Datum.Absent absent -> absent;
		default -> Datum.UNKNOWN;
		};
	}

	/** Of matches and targets of iptables only the names are listed. */
	private static Optional<Statement> extension(final JsonElement json, final Supplier<String> words) {
		final var name = Expressions.text(json, "name");
		if (!Expressions.text(json, "type").equals("target")) {
			return name.equals("comment") ? Optional.empty() : Optional.of(new Check(Condition.PERHAPS, words));
		}
		return switch (name) {
		case "LOG", "NFLOG", "ULOG", "AUDIT", "TRACE", "CHECKSUM", "TCPMSS", "TCPOPTSTRIP", "CLASSIFY", "LED", "IDLETIMER", "RATEEST", "TEE", "SECMARK", "CONNSECMARK" ->
			Optional.empty();
		case "REJECT" -> Optional.of(new Refuse(Only.ALWAYS, new Refusal(false, -1, -1)));
		case "MASQUERADE" -> Optional.of(new Statement.Translate(Translation.MASQUERADE, Only.ALWAYS, Condition.ALWAYS, null, null, words));
		case "SNAT" -> Optional.of(new Statement.Translate(Translation.SOURCE, Only.ALWAYS, Condition.ALWAYS, new Constant(Datum.UNKNOWN), null, words));
		case "MARK" -> Optional.of(Assignments.unknownMark());
		case "CONNMARK" -> Optional.of(Assignments.unknownMarks());
		default -> Optional.of(new Mystery(Condition.ALWAYS, words));
		};
	}
}
