// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Datum.Name;
import tandem.firewall.internal.packet.Elements;
import tandem.firewall.internal.packet.Elements.Element;
import tandem.firewall.internal.packet.Matcher;
import tandem.firewall.internal.packet.Matcher.Anything;
import tandem.firewall.internal.packet.Matcher.AnyOf;
import tandem.firewall.internal.packet.Matcher.Named;
import tandem.firewall.internal.packet.Matcher.Range;
import tandem.firewall.internal.packet.Matcher.Riddle;
import tandem.firewall.internal.packet.Matcher.Row;

/** Reads constants: numbers, words, prefixes, ranges, sets. What isn't understood fits perhaps. */
final class Literals {

	/** What an element may say of itself without mattering. */
	private static final Set<String> HARMLESS = Set.of("val", "timeout", "expires", "comment", "counter", "last");

	/** What a value of these types is compared with. */
	Matcher matcher(final JsonElement json, final Typed left) {
		return matcher(json, left.types(), left.width());
	}

	private Matcher matcher(final JsonElement json, final List<DataType> types, final int width) {
		if (json instanceof final JsonObject object) {
			if (object.has("set")) {
				return new AnyOf(new Elements<>(elements(object.get("set"), types, width), false));
			}
			if (object.has("elem") && object.get("elem") instanceof final JsonObject elem && elem.has("val")) {
				return matcher(elem.get("val"), types, width);
			}
			if (object.has("concat")) {
				return row(object.get("concat"), types);
			}
		}
		if (types.size() != 1) {
			return isAny(json) ? new Anything() : new Riddle();
		}
		return single(json, types.getFirst(), width);
	}

	private Matcher row(final JsonElement json, final List<DataType> types) {
		if (!(json instanceof final JsonArray parts) || parts.size() != types.size()) {
			return new Riddle();
		}
		final var matchers = new ArrayList<Matcher>();
		for (var i = 0; i < parts.size(); i++) {
			matchers.add(matcher(parts.get(i), List.of(types.get(i)), types.get(i).width()));
		}
		return new Row(matchers);
	}

	private static boolean isAny(final JsonElement json) {
		return json instanceof final JsonPrimitive primitive && primitive.isString() && primitive.getAsString().equals("*");
	}

	private Matcher single(final JsonElement json, final DataType type, final int width) {
		if (isAny(json)) {
			return new Anything();
		}
		if (json instanceof final JsonObject object && object.has("prefix")) {
			return prefix(object.get("prefix"), type, width);
		}
		if (json instanceof final JsonObject object && object.has("range")) {
			return range(object.get("range"), type);
		}
		if (type == DataType.NAME) {
			return name(json);
		}
		return constant(json, type).<Matcher>map(Range::exactly).orElseGet(Riddle::new);
	}

	private static Matcher name(final JsonElement json) {
		if (!(json instanceof final JsonPrimitive primitive)) {
			return new Riddle();
		}
		// A number is the index of an interface that does not exist, so no packet comes by it.
		return primitive.isNumber() ? new Named("#" + primitive.getAsString(), false) : Named.of(primitive.getAsString(), '*');
	}

	private Matcher prefix(final JsonElement json, final DataType type, final int width) {
		if (json instanceof final JsonObject object && object.has("addr") && isNumber(object.get("len"))) {
			final var start = constant(object.get("addr"), type);
			final var bits = type == DataType.IPV4 || type == DataType.IPV6 ? type.width() : width;
			if (start.isPresent() && object.get("len").getAsInt() <= bits) {
				return Range.prefix(start.get(), object.get("len").getAsInt(), bits);
			}
		}
		return new Riddle();
	}

	private Matcher range(final JsonElement json, final DataType type) {
		if (json instanceof final JsonArray ends && ends.size() == 2) {
			final var from = constant(ends.get(0), type);
			final var to = constant(ends.get(1), type);
			if (from.isPresent() && to.isPresent()) {
				return new Range(from.get(), to.get());
			}
		}
		return new Riddle();
	}

	private static boolean isNumber(final JsonElement json) {
		return json instanceof final JsonPrimitive primitive && primitive.isNumber();
	}

	/** A set's elements. */
	List<Element<Boolean>> elements(final JsonElement json, final List<DataType> types, final int width) {
		final var elements = new ArrayList<Element<Boolean>>();
		for (final var entry : list(json)) {
			elements.add(new Element<>(matcher(entry, types, width), Boolean.TRUE, isDecidable(entry)));
		}
		return elements;
	}

	/** Whether an element surely counts: one with a limit of its own may not. */
	static boolean isDecidable(final JsonElement entry) {
		return !(entry instanceof final JsonObject object && object.get("elem") instanceof final JsonObject elem) || HARMLESS.containsAll(elem.keySet());
	}

	/** An array's items; the thing itself where it is none, and nothing for nothing. */
	static List<JsonElement> list(final JsonElement json) {
		return json == null || json.isJsonNull() ? List.of() : json instanceof final JsonArray array ? array.asList() : List.of(json);
	}

	/** A number or word that is the same for all packets; empty where it isn't understood. */
	Optional<Bits> constant(final JsonElement json, final DataType type) {
		return switch (json) {
		case final JsonPrimitive primitive when primitive.isBoolean() -> Optional.of(Bits.of(primitive.getAsBoolean() ? 1 : 0));
		case final JsonPrimitive primitive when primitive.isNumber() -> number(primitive, type);
		case final JsonPrimitive primitive -> type.parse(primitive.getAsString());
		case final JsonArray flags -> together(flags.asList(), type);
		case final JsonObject object when object.size() == 1 -> combined(object, type);
		case null, default -> Optional.empty();
		};
	}

	private static Optional<Bits> number(final JsonPrimitive primitive, final DataType type) {
		if (type == DataType.OPAQUE || type == DataType.NAME) {
			return Optional.empty();
		}
		try {
			return type == DataType.LABEL ? type.parse(primitive.getAsString()) : Optional.of(DataType.number(primitive.getAsString()));
		} catch (final NumberFormatException e) {
			return Optional.empty();
		}
	}

	private Optional<Bits> together(final List<JsonElement> parts, final DataType type) {
		var all = Bits.ZERO;
		for (final var part : parts) {
			final var bits = constant(part, type);
			if (bits.isEmpty()) {
				return bits;
			}
			all = all.or(bits.get());
		}
		return Optional.of(all);
	}

	private Optional<Bits> combined(final JsonObject object, final DataType type) {
		final var operator = object.keySet().iterator().next();
		final var parts = list(object.get(operator));
		if (operator.equals("|")) {
			return together(parts, type);
		}
		if (parts.size() != 2) {
			return Optional.empty();
		}
		final var one = constant(parts.get(0), type);
		final var other = constant(parts.get(1), operator.length() == 2 ? DataType.INTEGER : type);
		if (one.isEmpty() || other.isEmpty()) {
			return Optional.empty();
		}
		return switch (operator) {
		case "&" -> Optional.of(one.get().and(other.get()));
		case "^" -> Optional.of(one.get().xor(other.get()));
		case "<<" -> Optional.of(one.get().left((int) other.get().low()));
		case ">>" -> Optional.of(one.get().right((int) other.get().low()));
		default -> Optional.empty();
		};
	}

	/** What a map leads to. */
	Datum datum(final JsonElement json, final List<DataType> types) {
		if (json instanceof final JsonObject object && object.get("concat") instanceof final JsonArray parts && parts.size() == types.size()) {
			final var values = new ArrayList<Datum>();
			for (var i = 0; i < parts.size(); i++) {
				values.add(datum(parts.get(i), List.of(types.get(i))));
			}
			return new Datum.Tuple(values);
		}
		if (types.size() != 1) {
			return Datum.UNKNOWN;
		}
		if (types.getFirst() == DataType.NAME && json instanceof final JsonPrimitive name && name.isString()) {
			return new Name(name.getAsString());
		}
		return constant(json, types.getFirst()).<Datum>map(it -> it).orElse(Datum.UNKNOWN);
	}
}
