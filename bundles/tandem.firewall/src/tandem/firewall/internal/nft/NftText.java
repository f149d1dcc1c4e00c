// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.List;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Writes rules as {@code nft list ruleset} does, near enough for people to find them. Stateless. */
final class NftText {

	/** A whole rule. */
	String rule(final JsonObject rule) {
		final var words = Literals.list(rule.get("expr")).stream().map(this::statement).filter(it -> !it.isEmpty()).collect(Collectors.joining(" "));
		return rule.has("comment") ? words + " comment \"" + rule.get("comment").getAsString() + '"' : words;
	}

	/** One statement; as JSON where it has a form that nobody foresaw. */
	String safely(final JsonElement json) {
		try {
			return statement(json);
		} catch (final IllegalStateException | UnsupportedOperationException | ClassCastException | NullPointerException e) {
			return json.toString();
		}
	}

	/** One statement. */
	String statement(final JsonElement json) {
		if (!(json instanceof final JsonObject object) || object.size() != 1) {
			return json.toString();
		}
		final var name = object.keySet().iterator().next();
		final var value = object.get(name);
		return switch (name) {
		case "match" -> match(value);
		case "accept", "drop", "return", "continue", "notrack" -> name;
		case "jump", "goto" -> name + ' ' + member(value, "target");
		case "counter" -> value.isJsonPrimitive() ? "counter name " + value.getAsString() : "counter";
		case "vmap" -> member(value, "key") + " vmap " + member(value, "data");
		case "mangle" -> member(value, "key") + " set " + member(value, "value");
		case "reject" -> reject(value);
		case "limit" -> limit(value);
		case "log" -> log(value);
		case "dnat", "snat", "redirect", "masquerade" -> nat(name, value);
		case "set", "map" -> member(value, "op") + ' ' + member(value, name) + " { " + member(value, "elem") + " }";
		case "xt" -> "xt " + member(value, "type") + ' ' + member(value, "name");
		case "ct count" -> "ct count " + (member(value, "inv").equals("true") ? "over " : "") + member(value, "val");
		case "ct helper", "ct timeout", "ct expectation" -> name + " set " + expression(value);
		default -> name + (value.isJsonNull() ? "" : ' ' + expression(value));
		};
	}

	private String member(final JsonElement json, final String name) {
		return json instanceof final JsonObject object && object.has(name) ? expression(object.get(name)) : "";
	}

	private String match(final JsonElement json) {
		if (!(json instanceof final JsonObject match)) {
			return json.toString();
		}
		final var op = member(match, "op");
		final var right = match.get("right");
		if (right instanceof final JsonPrimitive primitive && primitive.isBoolean()) {
			return member(match, "left") + (primitive.getAsBoolean() ? " exists" : " missing");
		}
		return member(match, "left") + (op.equals("==") || op.equals("in") || op.isEmpty() ? " " : ' ' + op + ' ') + expression(right);
	}

	private String reject(final JsonElement json) {
		final var type = member(json, "type");
		return type.isEmpty() ? "reject" : "reject with " + type + (type.startsWith("icmp") ? ' ' + member(json, "expr") : "");
	}

	private String limit(final JsonElement json) {
		if (!(json instanceof final JsonObject limit)) {
			return "limit name " + expression(json);
		}
		return "limit rate " + (member(limit, "inv").equals("true") ? "over " : "") + member(limit, "rate") + (limit.has("rate_unit") ? ' ' + member(limit, "rate_unit") : "")
				+ '/' + member(limit, "per");
	}

	private String log(final JsonElement json) {
		final var prefix = member(json, "prefix");
		return prefix.isEmpty() ? "log" : "log prefix \"" + prefix + '"';
	}

	private String nat(final String name, final JsonElement json) {
		final var address = member(json, "addr");
		final var port = member(json, "port");
		final var to = address.isEmpty() && port.isEmpty() ? "" : " to " + (address.contains(":") && !port.isEmpty() ? '[' + address + ']' : address) + (port.isEmpty() ? "" : ':' + port);
		return name + (member(json, "family").isEmpty() ? "" : ' ' + member(json, "family")) + to;
	}

	/** An expression or a constant. */
	String expression(final JsonElement json) {
		return switch (json) {
		case null -> "";
		case final JsonPrimitive primitive -> primitive.getAsString();
		case final JsonArray array -> array.asList().stream().map(this::expression).collect(Collectors.joining(","));
		case final JsonObject object when object.size() == 1 -> named(object.keySet().iterator().next(), object.asMap().values().iterator().next());
		case final JsonObject object when object.has("val") -> expression(object.get("val"));
		default -> String.valueOf(json);
		};
	}

	private String named(final String name, final JsonElement value) {
		return switch (name) {
		case "payload" -> value instanceof final JsonObject raw && raw.has("base") ? '@' + member(value, "base") + ',' + member(value, "offset") + ',' + member(value, "len")
				: member(value, "protocol") + ' ' + member(value, "field");
		case "meta" -> isShort(member(value, "key")) ? member(value, "key") : "meta " + member(value, "key");
		case "ct" -> "ct " + (member(value, "dir").isEmpty() ? "" : member(value, "dir") + ' ') + member(value, "key");
		case "fib" -> "fib " + member(value, "flags").replace(",", " . ") + ' ' + member(value, "result");
		case "concat" -> Literals.list(value).stream().map(this::expression).collect(Collectors.joining(" . "));
		case "set" -> Literals.list(value).stream().map(this::element).collect(Collectors.joining(", ", "{ ", " }"));
		case "range" -> Literals.list(value).stream().map(this::expression).collect(Collectors.joining("-"));
		case "prefix" -> member(value, "addr") + '/' + member(value, "len");
		case "map" -> member(value, "key") + " map " + member(value, "data");
		case "elem" -> member(value, "val");
		case "&", "|", "^", "<<", ">>" -> Literals.list(value).stream().map(this::expression).collect(Collectors.joining(' ' + name + ' '));
		case "exthdr", "tcp option", "ip option" -> (name.equals("exthdr") ? "exthdr " : name + ' ') + member(value, "name") + ' ' + member(value, "field");
		case "accept", "drop", "return", "continue" -> name;
		case "jump", "goto" -> name + ' ' + member(value, "target");
		default -> name + ' ' + expression(value);
		};
	}

	private String element(final JsonElement json) {
		return json instanceof final JsonArray pair && pair.size() == 2 ? expression(pair.get(0)) + " : " + expression(pair.get(1)) : expression(json);
	}

	private static boolean isShort(final String key) {
		return List.of("iif", "iifname", "oif", "oifname").contains(key);
	}
}
