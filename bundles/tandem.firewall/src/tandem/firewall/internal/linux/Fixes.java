// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tandem.firewall.Answer;
import tandem.firewall.Change;
import tandem.firewall.Flow;
import tandem.firewall.Owner;
import tandem.firewall.Question;
import tandem.firewall.Question.Direction;
import tandem.firewall.RuleReference;

/** Changes that would let a connection pass, each by the tool whose rule stops it. */
final class Fixes {

	/** How our own rules are found again. */
	static final String NAME = "Remote Assistance (Tandem)";

	private final Listings listings;
	private final Owners owners;

	Fixes(final Listings listings, final Owners owners) {
		this.listings = listings;
		this.owners = owners;
	}

	/** The best first; empty where none is known. */
	List<Change> of(final Question question, final Flow flow, final Answer answer, final Owner owner) {
		final var obstacle = answer.obstacle();
		if (obstacle.isEmpty()) {
			return List.of();
		}
		return switch (owner) {
		case UFW -> ufw(question, obstacle.get()).stream().toList();
		case FIREWALLD -> question.direction() == Direction.INBOUND ? firewalld(question, flow, obstacle.get()) : List.of();
		case NFTABLES, IPTABLES -> new RuleFix(listings, owners, question, flow).change().stream().toList();
		default -> List.of();
		};
	}

	/** For example {@code Let connections to TCP port 49152 in}. */
	static String title(final Question question) {
		return "Let connections to " + question.protocol().word().toUpperCase(Locale.ROOT) + " port " + question.port()
				+ (question.direction() == Direction.INBOUND ? " in" : " out");
	}

	private static String id(final Owner owner, final List<List<String>> commands) {
		return owner.name().toLowerCase(Locale.ROOT) + ": " + String.join("; ", commands.stream().map(Change::line).toList());
	}

	static Change change(final Question question, final String where, final Owner owner, final List<List<String>> commands, final List<List<String>> undo, final boolean lasting,
			final String remark) {
		return new Change(id(owner, commands), title(question) + where, owner, commands, undo, lasting, remark);
	}

	/** A person's rule for ufw that comes before the one that stops it, or before the default. */
	private Optional<Change> ufw(final Question question, final RuleReference obstacle) {
		final var written = owners.written(obstacle);
		final var chain = obstacle.place().substring(obstacle.place().lastIndexOf(' ') + 1);
		if (written.isEmpty() && obstacle.position() != 0 && !chain.contains("-reject-") && !chain.contains("skip-to-policy")) {
			return Optional.empty();
		}
		final var port = question.port() + "/" + question.protocol().word();
		final var rule = question.direction() == Direction.INBOUND ? List.of("allow", "in", port) : List.of("allow", "out", port);
		final var delete = joined(List.of("ufw", "delete"), rule);
		if (written.isEmpty()) {
			return Optional.of(change(question, "", Owner.UFW, List.of(joined(List.of("ufw"), rule, List.of("comment", NAME))), List.of(delete), true, ""));
		}
		final var remark = "It goes before the rule: " + written.get().words();
		final var prepend = joined(List.of("ufw", "prepend"), rule, List.of("comment", NAME));
		final var same = listings.ufw().stream().flatMap(it -> it.rules().stream()).anyMatch(it -> it.isAllow(question.protocol().word(), String.valueOf(question.port()), rule.get(1)));
		// ufw leaves a rule that it has where it is.
		return Optional.of(same ? change(question, "", Owner.UFW, List.of(delete, prepend), List.of(delete, joined(List.of("ufw"), rule)), true, remark)
				: change(question, "", Owner.UFW, List.of(prepend), List.of(delete), true, remark));
	}

	private List<Change> firewalld(final Question question, final Flow flow, final RuleReference obstacle) {
		if (obstacle.place().contains("policy_drop")) {
			return List.of(change(question, ": end firewalld's panic mode", Owner.FIREWALLD, List.of(List.of("firewall-cmd", "--panic-off")), List.of(List.of("firewall-cmd", "--panic-on")),
					false, "Somebody switched the panic mode on, in which nothing passes."));
		}
		final var zone = owners.zone(obstacle, flow);
		if (zone.isEmpty() || obstacle.place().contains("_policy_") && !obstacle.place().contains("_allow-host-ipv6")) {
			return List.of();
		}
		final var name = "--zone=" + zone.get().name();
		final var rich = obstacle.place().matches(".*_(deny|pre|log|post)");
		final var port = question.port() + "/" + question.protocol().word();
		final var what = rich ? "rich-rule=rule priority=\"-32768\" port port=\"" + question.port() + "\" protocol=\"" + question.protocol().word() + "\" accept" : "port=" + port;
		final var now = List.of("firewall-cmd", name, "--add-" + what);
		final var notNow = List.of("firewall-cmd", name, "--remove-" + what);
		final var kept = List.of("firewall-cmd", "--permanent", name, "--add-" + what);
		final var notKept = List.of("firewall-cmd", "--permanent", name, "--remove-" + what);
		final var where = " by " + flow.interfaceName() + " (zone " + zone.get().name() + ")";
		return List.of(change(question, where + ", until firewalld starts again", Owner.FIREWALLD, List.of(now), List.of(notNow), false, ""),
				change(question, where, Owner.FIREWALLD, List.of(now, kept), List.of(notKept, notNow), true, ""));
	}

	@SafeVarargs
	static List<String> joined(final List<String>... parts) {
		return List.of(parts).stream().flatMap(List::stream).toList();
	}
}
