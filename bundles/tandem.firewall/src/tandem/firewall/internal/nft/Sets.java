// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import tandem.firewall.internal.packet.Elements;
import tandem.firewall.internal.packet.Elements.Element;
import tandem.firewall.internal.packet.Matcher;

/** The named sets and maps of one table. Not for several threads. */
final class Sets {

	private final Map<String, JsonObject> declared = new HashMap<>();
	private final Set<String> changing = new HashSet<>();
	private final Map<String, Matcher> read = new HashMap<>();
	private final Literals literals;

	Sets(final Literals literals) {
		this.literals = literals;
	}

	void declare(final JsonObject set) {
		if (set.has("name")) {
			declared.put(set.get("name").getAsString(), set);
			if (Literals.list(set.get("flags")).stream().anyMatch(it -> it.isJsonPrimitive() && it.getAsString().equals("dynamic"))) {
				changing.add(set.get("name").getAsString());
			}
		}
	}

	/** A rule adds or removes elements as packets pass. */
	void changes(final String reference) {
		changing.add(bare(reference));
	}

	boolean isChanging(final String reference) {
		return changing.contains(bare(reference));
	}

	/** Whether nothing more may fit in: the kernel then refuses to add. */
	boolean mayBeFull(final String reference) {
		final var set = declared.get(bare(reference));
		return set == null || set.has("size") && Literals.list(set.get("elem")).size() >= set.get("size").getAsLong();
	}

	private static String bare(final String reference) {
		return reference.startsWith("@") ? reference.substring(1) : reference;
	}

	/** A named set for values of these types. */
	Matcher set(final String reference, final Typed left) {
		return read.computeIfAbsent(bare(reference) + ' ' + left.types() + left.width(), _ -> {
			final var set = declared.get(bare(reference));
			if (set == null) {
				return new Matcher.Riddle();
			}
			final var sure = isStateless(set);
			final var elements = literals.elements(set.get("elem"), left.types(), left.width()).stream()
					.map(it -> sure ? it : new Element<>(it.key(), it.value(), false)).toList();
			return new Matcher.AnyOf(new Elements<>(elements, isChanging(reference)));
		});
	}

	/** A statement that goes with each element of a set may end the rule. */
	private static boolean isStateless(final JsonObject set) {
		return Literals.list(set.get("stmt")).stream().allMatch(it -> it instanceof final JsonObject statement && Set.of("counter", "last").containsAll(statement.keySet()));
	}

	/** The types of what a named map leads to, as declared; {@code null} for no such map. */
	JsonElement target(final String reference) {
		final var map = declared.get(bare(reference));
		return map == null ? null : map.get("map");
	}

	/** A map, named or in place; {@code null} where there is none such. */
	<V> Elements<V> map(final JsonElement data, final Typed key, final Function<JsonElement, V> value) {
		if (data instanceof final JsonObject object && object.has("set")) {
			return new Elements<>(pairs(object.get("set"), key, value, true), false);
		}
		if (data != null && data.isJsonPrimitive()) {
			final var reference = data.getAsString();
			final var map = declared.get(bare(reference));
			return map == null ? null : new Elements<>(pairs(map.get("elem"), key, value, isStateless(map)), isChanging(reference));
		}
		return null;
	}

	private <V> List<Element<V>> pairs(final JsonElement json, final Typed key, final Function<JsonElement, V> value, final boolean stateless) {
		final var pairs = new ArrayList<Element<V>>();
		for (final var entry : Literals.list(json)) {
			if (entry instanceof final JsonArray pair && pair.size() == 2) {
				pairs.add(new Element<>(literals.matcher(pair.get(0), key), value.apply(pair.get(1)), stateless && Literals.isDecidable(pair.get(0))));
			}
		}
		return pairs;
	}
}
