// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.firewall.Answer;
import tandem.firewall.Change;
import tandem.firewall.Flow;
import tandem.firewall.Owner;
import tandem.firewall.Question;
import tandem.firewall.Question.Direction;
import tandem.firewall.RuleReference;
import tandem.firewall.RulesetException;
import tandem.firewall.Rulesets;
import tandem.firewall.Verdict;

/**
 * Rules of nobody's tool: one is put right before each that stops the connection, and the whole is evaluated again before it is
 * proposed. For one question.
 */
final class RuleFix {

	/** More rules than this are no fix but another firewall. */
	private static final int MOST = 6;
	private static final int NEW_HANDLE = 1 << 30;
	private static final String COMMENT = '"' + Fixes.NAME + '"';

	private final Owners owners;
	private final Listings listings;
	private final Question question;
	private final Flow flow;
	private final JsonObject nft;
	private final List<String> saves;
	private final List<List<String>> commands = new ArrayList<>();
	private final List<List<String>> undo = new ArrayList<>();

	RuleFix(final Listings listings, final Owners owners, final Question question, final Flow flow) {
		this.listings = listings;
		this.owners = owners;
		this.question = question;
		this.flow = flow;
		nft = JsonParser.parseString(listings.nft().orElseThrow()).getAsJsonObject();
		saves = new ArrayList<>(listings.saves());
	}

	/** Empty where some rules before those that stop it would not help, or somebody else's rules stop it, too. */
	Optional<Change> change() {
		Owner owner = null;
		for (var i = 0; i <= MOST; i++) {
			final var answer = evaluate();
			if (answer.isOpen()) {
				final var remark = owner == Owner.NFTABLES ? "To keep it, write it into the file that nftables' rules are loaded from, often /etc/nftables.conf."
						: "To keep it, save it as the other rules of iptables are saved, often with netfilter-persistent save.";
				return owner == null ? Optional.empty() : Optional.of(Fixes.change(question, ", until the rules are loaded anew", owner, commands, undo, false, remark));
			}
			final var obstacle = answer.obstacle();
			final var found = obstacle.flatMap(owners::of);
			if (found.isEmpty() || found.get() != Owner.NFTABLES && found.get() != Owner.IPTABLES) {
				return Optional.empty();
			}
			owner = owner == null ? found.get() : owner;
			if (!add(obstacle.get(), found.get(), answer.verdict() == Verdict.ACCEPT)) {
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	private Answer evaluate() {
		try {
			final var ruleset = Rulesets.linux(Optional.of(nft.toString()), saves, listings.host());
			return question.direction() == Direction.OUTBOUND ? ruleset.evaluateOutbound(flow) : ruleset.evaluate(flow);
		} catch (final RulesetException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @param later whether the first packet passes, and later ones or answers don't */
	private boolean add(final RuleReference obstacle, final Owner owner, final boolean later) {
		final var place = obstacle.place().split(" ");
		if (place.length != 3 || obstacle.handle().isPresent() && obstacle.handle().getAsLong() >= NEW_HANDLE) {
			return false;
		}
		if (owner == Owner.IPTABLES) {
			return addSaved(place, obstacle, later);
		}
		if (obstacle.position() > 0 && obstacle.handle().isEmpty()) {
			return false;
		}
		final var words = later ? List.of("ct", "state", "established,related", "accept") : List.of(question.protocol().word(), "dport", String.valueOf(question.port()), "accept");
		final var where = obstacle.position() == 0 ? List.of("add", "rule", place[0], place[1], place[2])
				: List.of("insert", "rule", place[0], place[1], place[2], "handle", String.valueOf(obstacle.handle().getAsLong()));
		commands.add(Fixes.joined(List.of("nft", "--echo", "--handle"), where, words, List.of("comment", COMMENT)));
		undo.addFirst(List.of("nft", "delete", "rule", place[0], place[1], place[2], "handle", Change.NUMBER));
		addListed(place, obstacle, later);
		return true;
	}

	private void addListed(final String[] place, final RuleReference obstacle, final boolean later) {
		final var rule = new JsonObject();
		rule.addProperty("family", place[0]);
		rule.addProperty("table", place[1]);
		rule.addProperty("chain", place[2]);
		rule.addProperty("handle", NEW_HANDLE + commands.size());
		rule.add("expr", JsonParser.parseString(later ? "[{\"match\": {\"op\": \"in\", \"left\": {\"ct\": {\"key\": \"state\"}}, \"right\": [\"established\", \"related\"]}}, {\"accept\": null}]"
				: "[{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"%s\", \"field\": \"dport\"}}, \"right\": %d}}, {\"accept\": null}]".formatted(question.protocol().word(),
						question.port())));
		final var object = new JsonObject();
		object.add("rule", rule);
		final var all = new JsonArray();
		var added = false;
		for (final var element : nft.getAsJsonArray("nftables")) {
			if (!added && obstacle.handle().isPresent() && isAt(element, place, obstacle.handle().getAsLong())) {
				all.add(object);
				added = true;
			}
			all.add(element);
		}
		if (!added) {
			all.add(object);
		}
		nft.add("nftables", all);
	}

	private static boolean isAt(final JsonElement element, final String[] place, final long handle) {
		if (!element.getAsJsonObject().has("rule")) {
			return false;
		}
		final var rule = element.getAsJsonObject().getAsJsonObject("rule");
		return rule.get("family").getAsString().equals(place[0]) && rule.get("table").getAsString().equals(place[1]) && rule.get("chain").getAsString().equals(place[2])
				&& rule.has("handle") && rule.get("handle").getAsLong() == handle;
	}

	private boolean addSaved(final String[] place, final RuleReference obstacle, final boolean later) {
		final var index = save(place, obstacle);
		if (index < 0) {
			return false;
		}
		final var chain = new SavedChain(saves.get(index), place[0].equals("ip6"), place[1], place[2]);
		final var protocol = question.protocol().word();
		final var match = later ? List.of("-m", "conntrack", "--ctstate", "RELATED,ESTABLISHED") : List.of("-p", protocol, "--dport", String.valueOf(question.port()));
		final var rule = Fixes.joined(match, List.of("-m", "comment", "--comment", Fixes.NAME, "-j", "ACCEPT"));
		final var tool = List.of((place[0].equals("ip6") ? "ip6tables" : "iptables") + (chain.isLegacy() ? "-legacy" : "-nft"));
		final var table = place[1].equals("filter") ? List.<String>of() : List.of("-t", place[1]);
		final var where = obstacle.position() == 0 ? List.of("-A", place[2]) : List.of("-I", place[2], String.valueOf(obstacle.position()));
		commands.add(Fixes.joined(tool, table, where, rule));
		undo.addFirst(Fixes.joined(tool, table, List.of("-D", place[2]), rule));
		saves.set(index, chain.with(later ? "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT" : "-p %s -m %s --dport %d -j ACCEPT".formatted(protocol, protocol, question.port()),
				obstacle.position()));
		if (!chain.isLegacy()) {
			addListed(place, obstacle, later);
		}
		return true;
	}

	/** A rule with a handle is nftables' one; a policy is of the tables that drop. */
	private int save(final String[] place, final RuleReference obstacle) {
		var found = -1;
		for (var i = 0; i < saves.size(); i++) {
			final var chain = new SavedChain(saves.get(i), place[0].equals("ip6"), place[1], place[2]);
			if (chain.isThere() && (obstacle.position() == 0 ? chain.drops() : chain.isLegacy() == obstacle.handle().isEmpty())) {
				return i;
			}
			found = chain.isThere() ? i : found;
		}
		return found;
	}
}
