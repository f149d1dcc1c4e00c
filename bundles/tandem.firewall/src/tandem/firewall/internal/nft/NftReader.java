// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.firewall.RulesetException;
import tandem.firewall.internal.netfilter.Chain;
import tandem.firewall.internal.netfilter.Condition;
import tandem.firewall.internal.netfilter.Family;
import tandem.firewall.internal.netfilter.Hook;
import tandem.firewall.internal.netfilter.Rule;
import tandem.firewall.internal.netfilter.Statement;
import tandem.firewall.internal.netfilter.Table;
import tandem.firewall.internal.packet.Tri;
import tandem.firewall.internal.reading.Malformed;

/** Reads what {@code nft -j list ruleset} prints. Stateless. */
public final class NftReader {

	/** How many chains of one table are told apart in the order of registration. */
	private static final int CHAINS = 1 << 14;

	private final Fields fields = new Fields();
	private final Literals literals = new Literals();
	private final NftText text = new NftText();
	private final Tracking tracking = new Tracking();

	/** Puts another rule in the place of one, for example one that knows more of it. */
	@FunctionalInterface
	public interface Substitute {

		/** Nothing is put in the place of anything. */
		Substitute NONE = (_, _, _, _, rule) -> rule;

		/**
		 * @param position of the rule in its chain, from 1
		 * @param json     as listed
		 * @param rule     as read
		 */
		Rule of(ChainName chain, int position, int count, JsonObject json, Rule rule);
	}

	/** A chain's whole name. */
	public record ChainName(Family family, String table, String chain) {
	}

	/** All that a listing says of one table. */
	private static final class Part {
		private final List<JsonObject> chains = new ArrayList<>();
		private final Map<String, List<JsonObject>> rules = new LinkedHashMap<>();
		private final List<JsonObject> sets = new ArrayList<>();
		private Tri dormant = Tri.NO;
		private boolean tracks;
	}

	private record TableName(Family family, String name) {
	}

	/**
	 * The tables of a listing.
	 *
	 * @throws RulesetException where it is none
	 */
	public List<Table> read(final String json, final Substitute substitute) throws RulesetException {
		try {
			return read(JsonParser.parseString(json), substitute);
		} catch (final JsonParseException e) {
			throw new RulesetException("This is not what nft -j list ruleset prints: " + Malformed.words(e), e);
		}
	}

	/**
	 * The tables of a listing.
	 *
	 * @throws RulesetException where it is none
	 */
	public List<Table> read(final JsonElement json, final Substitute substitute) throws RulesetException {
		if (!(json instanceof final JsonObject whole) || !(whole.get("nftables") instanceof final JsonArray objects)) {
			throw new RulesetException("This is not what nft -j list ruleset prints: \"nftables\" is missing");
		}
		try {
			final var parts = new LinkedHashMap<TableName, Part>();
			objects.forEach(it -> sort(it, parts));
			final var tables = new ArrayList<Table>();
			var number = 0;
			for (final var entry : parts.entrySet()) {
				tables.add(table(entry.getKey(), entry.getValue(), number++, substitute));
			}
			return tables;
		} catch (final IllegalStateException | UnsupportedOperationException | ClassCastException | NumberFormatException | NullPointerException e) {
			throw new RulesetException("This is not what nft -j list ruleset prints: " + Malformed.words(e), e);
		}
	}

	private static void sort(final JsonElement json, final Map<TableName, Part> parts) {
		if (!(json instanceof final JsonObject object) || object.size() != 1) {
			throw new IllegalStateException("each thing of \"nftables\" is an object with one member");
		}
		final var kind = object.keySet().iterator().next();
		if (kind.equals("metainfo")) {
			return;
		}
		final var isTable = kind.equals("table");
		if (!(object.get(kind) instanceof final JsonObject thing) || !thing.has("family") || !thing.has(isTable ? "name" : "table")) {
			throw new IllegalStateException("a " + kind + " does not say where it belongs");
		}
		final var family = family(thing.get("family").getAsString());
		final var table = thing.get(isTable ? "name" : "table");
		if (family.isEmpty()) {
			return;
		}
		final var part = parts.computeIfAbsent(new TableName(family.get(), table.getAsString()), _ -> new Part());
		switch (kind) {
		case "table" -> part.dormant = isDormant(thing);
		case "chain" -> part.chains.add(thing);
		case "rule" -> part.rules.computeIfAbsent(thing.get("chain").getAsString(), _ -> new ArrayList<>()).add(thing);
		case "set", "map", "meter" -> part.sets.add(thing);
		case "ct helper", "ct timeout", "ct expectation", "synproxy" -> part.tracks = true;
		default -> {
			// Counters, limits and the like decide nothing by themselves.
		}
		}
	}

	private static Optional<Family> family(final String word) {
		for (final var family : Family.values()) {
			if (family.word().equals(word)) {
				return Optional.of(family);
			}
		}
		return Optional.empty();
	}

	/**
	 * nftables 1.0.6 prints a text from the wrong place where it means the flag dormant: the table's name or family. Other unknown words
	 * leave it open.
	 */
	private static Tri isDormant(final JsonObject table) {
		var dormant = Tri.NO;
		for (final var flag : Literals.list(table.get("flags"))) {
			final var word = flag.isJsonPrimitive() ? flag.getAsString() : "";
			if (word.equals("dormant") || word.equals(table.get("name").getAsString()) || word.equals(table.get("family").getAsString())) {
				return Tri.YES;
			}
			dormant = List.of("owner", "persist").contains(word) ? dormant : Tri.MAYBE;
		}
		return dormant;
	}

	private Table table(final TableName name, final Part part, final int number, final Substitute substitute) {
		final var sets = new Sets(literals);
		part.sets.forEach(sets::declare);
		part.rules.values().forEach(rules -> rules.forEach(rule -> changing(rule.get("expr"), sets)));
		final var statements = new Statements(new Expressions(fields, literals, sets), literals, sets);
		final var chains = new ArrayList<Chain>();
		for (final var json : part.chains) {
			final var chain = json.get("name").getAsString();
			final var place = name.family().word() + ' ' + name.name() + ' ' + chain;
			final var rules = new ArrayList<Rule>();
			final var listed = part.rules.getOrDefault(chain, List.of());
			for (final var rule : listed) {
				final var position = rules.size() + 1;
				rules.add(substitute.of(new ChainName(name.family(), name.name(), chain), position, listed.size(), rule, rule(rule, name.family(), place, position, statements)));
			}
			chains.add(new Chain(chain, place, rules, base(json, number * CHAINS + Math.min(chains.size(), CHAINS - 1), part.dormant == Tri.NO)));
		}
		return new Table(name.family(), name.name(), false, part.dormant == Tri.YES, chains, part.tracks);
	}

	/** Which sets packets themselves change. */
	private static void changing(final JsonElement statements, final Sets sets) {
		for (final var json : Literals.list(statements)) {
			if (json instanceof final JsonObject object) {
				for (final var kind : List.of("set", "map")) {
					if (object.get(kind) instanceof final JsonObject update && update.has(kind)) {
						sets.changes(update.get(kind).getAsString());
					}
				}
				if (object.get("meter") instanceof final JsonObject meter && meter.has("name")) {
					sets.changes(meter.get("name").getAsString());
				}
			}
		}
	}

	private Rule rule(final JsonObject json, final Family family, final String place, final int position, final Statements statements) {
		final var read = new ArrayList<Statement>();
		for (final var statement : Literals.list(json.get("expr"))) {
			read(statement, statements).ifPresent(read::add);
		}
		final var handle = json.has("handle") ? OptionalLong.of(json.get("handle").getAsLong()) : OptionalLong.empty();
		return new Rule(read, place, position, handle, () -> words(json), tracking.isNeeded(json.get("expr"), family, false),
				tracking.isNeeded(json.get("expr"), family, true));
	}

	/** A statement in a form that nobody foresaw may end in any way. */
	private static Optional<Statement> read(final JsonElement json, final Statements statements) {
		try {
			return statements.read(json);
		} catch (final IllegalStateException | IllegalArgumentException | UnsupportedOperationException | ClassCastException | NullPointerException e) {
			return Optional.of(new Statement.Mystery(Condition.ALWAYS, json::toString));
		}
	}

	private String words(final JsonObject rule) {
		try {
			return text.rule(rule);
		} catch (final IllegalStateException | IllegalArgumentException | UnsupportedOperationException | ClassCastException | NullPointerException e) {
			return String.valueOf(rule.get("expr"));
		}
	}

	private static Chain.Base base(final JsonObject chain, final int order, final boolean sure) {
		if (!chain.has("hook")) {
			return null;
		}
		final var hook = Hook.of(chain.get("hook").getAsString());
		if (hook.isEmpty()) {
			return null;
		}
		final var devices = chain.has("dev") ? Literals.list(chain.get("dev")).stream().map(JsonElement::getAsString).toList() : null;
		final var drops = chain.has("policy") && chain.get("policy").getAsString().equals("drop");
		return new Chain.Base(Expressions.text(chain, "type").equals("nat"), hook.get(), chain.has("prio") ? chain.get("prio").getAsInt() : 0, order, drops, devices, sure);
	}
}
