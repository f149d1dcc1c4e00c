// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a ruleset does with a flow.
 *
 * @param verdict    what becomes of the first packet
 * @param usable     whether later packets and the answers pass, too; for UDP: whether an answer passes
 * @param rule       the rule or policy that decides about the first packet; empty where nothing stands in the way
 * @param stopping   the rule or policy that stops later packets or answers, where {@code usable} is no although the first packet gets in
 * @param undecided  the statement that nobody can decide by reading, where the verdict or {@code usable} is unknown
 * @param path       the way that the first packet takes
 * @param reason     why, in words
 * @param sentOnTo   where the packet goes if it leaves this computer again, {@code address:port}
 */
public record Answer(Verdict verdict, Usable usable, Optional<RuleReference> rule, Optional<RuleReference> stopping, Optional<String> undecided,
		List<Step> path, String reason, Optional<String> sentOnTo) {

	/** Nothing may be {@code null}. */
	public Answer {
		Objects.requireNonNull(verdict);
		Objects.requireNonNull(usable);
		Objects.requireNonNull(rule);
		Objects.requireNonNull(stopping);
		Objects.requireNonNull(undecided);
		path = List.copyOf(path);
		Objects.requireNonNull(reason);
		Objects.requireNonNull(sentOnTo);
	}

	/** An answer in which no rule stops what comes later. */
	public Answer(final Verdict verdict, final Usable usable, final Optional<RuleReference> rule, final Optional<String> undecided, final List<Step> path,
			final String reason, final Optional<String> sentOnTo) {
		this(verdict, usable, rule, Optional.empty(), undecided, path, reason, sentOnTo);
	}

	/** An answer of which nothing is known but why. */
	public static Answer unknown(final String undecided, final String reason) {
		return new Answer(Verdict.UNKNOWN, Usable.UNKNOWN, Optional.empty(), Optional.of(undecided), List.of(), reason, Optional.empty());
	}

	/** @return the rule that has to be changed for the connection to work; empty where it does or nothing is known */
	public Optional<RuleReference> obstacle() {
		return verdict == Verdict.ACCEPT ? stopping : verdict == Verdict.UNKNOWN ? Optional.empty() : rule;
	}

	/** @return whether a helper could use the connection, as far as these rules go */
	public boolean isOpen() {
		return verdict == Verdict.ACCEPT && usable == Usable.YES;
	}

	/** @return whether the first packet or what follows is certainly stopped */
	public boolean isBlocked() {
		return verdict == Verdict.DROP || verdict == Verdict.REJECT || verdict == Verdict.ACCEPT && usable == Usable.NO;
	}
}
