// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.firewall.Answer;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Gap;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.RuleReference;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Visitor;
import tandem.relay.protocol.ProbeNonce;

/** What is told of a firewall, as bytes. Texts that are too long are cut by who tells them, and refused by who hears them. Pure. */
final class Facts {

	/** Longest id or name, in bytes. */
	static final int MAX_NAME = 512;

	/** Longest other text, in bytes. */
	static final int MAX_TEXT = 4096;

	/** A word of a command is never cut: Windows takes whole scripts in one. */
	private static final int MAX_WORD = 64 << 10;

	private static final int MAX_STEPS = 256;
	private static final int MAX_FIXES = 16;
	private static final int MAX_COMMANDS = 32;
	private static final int MAX_WORDS = 64;
	private static final int MAX_SCOPES = 64;
	private static final int MAX_GAPS = 64;

	private Facts() {
	}

	@FunctionalInterface
	private interface Piece<T> {

		T read(MessageReader in) throws MessageException;
	}

	/** The beginning of a text that is too long. */
	static String clipped(final String text, final int most) {
		final var bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length <= most) {
			return text;
		}
		// Not within a character: its further bytes begin with the bits 10.
		var end = most - 3;
		while ((bytes[end] & 0xC0) == 0x80) {
			end--;
		}
		return new String(bytes, 0, end, StandardCharsets.UTF_8) + '…';
	}

	/** The same with less: a result without its finding, an answer without its details. */
	static Tell shortened(final Tell tell) {
		return switch (tell) {
		case Tell.Found(var number, var result) -> new Tell.Found(number, new Result(result.topic(), result.state(), result.title(), result.text()));
		case Tell.Named(var number, var entry) -> new Tell.Named(number, new Entry(entry.id(), entry.name(), entry.detail(), entry.owner(), entry.ours(),
				entry.scopes().stream().map(scope -> new Entry.Scope(scope.name(), scope.inUse(), scope.state(), Optional.empty(), Optional.empty())).toList()));
		case Tell.Made(var number, var applied) -> new Tell.Made(number, new Applied(applied.outcome(), applied.output(), Optional.empty()));
		case final Tell.Come come -> come;
		case final Tell.Checked checked -> checked;
		case final Tell.Listed listed -> new Tell.Listed(listed.number(), List.of());
		case final Tell.Refused refused -> refused;
		};
	}

	static void put(final MessageWriter out, final Result result) {
		out.constant(result.topic()).constant(result.state());
		text(out, result.title());
		text(out, result.text());
		optional(out, result.finding(), Facts::put);
	}

	static Result result(final MessageReader in) throws MessageException {
		return new Result(in.constant(Topic.values()), in.constant(State.values()), text(in), text(in), optional(in, Facts::finding));
	}

	static void put(final MessageWriter out, final Entry entry) {
		name(out, entry.id());
		name(out, entry.name());
		text(out, entry.detail());
		out.constant(entry.owner()).flag(entry.ours());
		list(out, entry.scopes(), MAX_SCOPES, (to, scope) -> {
			name(to, scope.name());
			to.flag(scope.inUse()).constant(scope.state());
			optional(to, scope.allow(), Facts::put);
			optional(to, scope.block(), Facts::put);
		});
	}

	static Entry entry(final MessageReader in) throws MessageException {
		return new Entry(name(in), name(in), text(in), in.constant(Owner.values()), in.flag(), list(in, MAX_SCOPES,
				from -> new Entry.Scope(name(from), from.flag(), from.constant(Entry.State.values()), optional(from, Facts::change), optional(from, Facts::change))));
	}

	static void putGaps(final MessageWriter out, final List<Gap> gaps) {
		list(out, gaps, MAX_GAPS, (to, gap) -> {
			text(to, gap.what());
			to.constant(gap.reason());
			text(to, gap.detail());
		});
	}

	static List<Gap> gaps(final MessageReader in) throws MessageException {
		return list(in, MAX_GAPS, from -> new Gap(text(from), from.constant(Gap.Reason.values()), text(from)));
	}

	static void put(final MessageWriter out, final Applied applied) {
		out.constant(applied.outcome());
		text(out, applied.output());
		optional(out, applied.undo(), Facts::put);
	}

	static Applied applied(final MessageReader in) throws MessageException {
		return new Applied(in.constant(Applied.Outcome.values()), text(in), optional(in, Facts::change));
	}

	static void put(final MessageWriter out, final Optional<InetAddress> where) {
		optional(out, where, Facts::put);
	}

	static Optional<InetAddress> anyAddress(final MessageReader in) throws MessageException {
		return optional(in, Facts::address);
	}

	static void putAddresses(final MessageWriter out, final List<InetAddress> addresses) {
		list(out, addresses, Visitor.MOST, Facts::put);
	}

	static List<InetAddress> addresses(final MessageReader in) throws MessageException {
		return list(in, Visitor.MOST, Facts::address);
	}

	static ProbeNonce nonce(final MessageReader in) throws MessageException {
		try {
			return new ProbeNonce(in.bytes(ProbeNonce.LENGTH));
		} catch (final IllegalArgumentException e) {
			throw malformed(e);
		}
	}

	private static void put(final MessageWriter out, final Finding finding) {
		put(out, finding.question());
		put(out, finding.flow());
		put(out, finding.answer());
		optional(out, finding.owner(), MessageWriter::constant);
		optional(out, finding.ownRule(), Facts::text);
		list(out, finding.fixes(), MAX_FIXES, Facts::put);
	}

	private static Finding finding(final MessageReader in) throws MessageException {
		return new Finding(question(in), flow(in), answer(in), optional(in, from -> from.constant(Owner.values())), optional(in, Facts::text),
				list(in, MAX_FIXES, Facts::change));
	}

	private static void put(final MessageWriter out, final Question question) {
		out.constant(question.direction()).constant(question.protocol()).u16(question.port());
		optional(out, question.peer(), Facts::put);
		optional(out, question.interfaceName(), Facts::name);
		optional(out, question.program(), Facts::text);
	}

	private static Question question(final MessageReader in) throws MessageException {
		try {
			return new Question(in.constant(Question.Direction.values()), in.constant(Protocol.values()), in.u16(), optional(in, Facts::address),
					optional(in, Facts::name), optional(in, Facts::text));
		} catch (final IllegalArgumentException e) {
			throw malformed(e);
		}
	}

	private static void put(final MessageWriter out, final Flow flow) {
		out.constant(flow.protocol());
		put(out, flow.source());
		out.u16(flow.sourcePort().orElse(0));
		put(out, flow.destination());
		out.u16(flow.port());
		name(out, flow.interfaceName());
		optional(out, flow.program(), Facts::text);
	}

	private static Flow flow(final MessageReader in) throws MessageException {
		try {
			final var protocol = in.constant(Protocol.values());
			final var source = address(in);
			final var sourcePort = in.u16();
			return new Flow(protocol, source, sourcePort == 0 ? OptionalInt.empty() : OptionalInt.of(sourcePort), address(in), in.u16(), name(in),
					optional(in, Facts::text));
		} catch (final IllegalArgumentException e) {
			throw malformed(e);
		}
	}

	private static void put(final MessageWriter out, final Answer answer) {
		out.constant(answer.verdict()).constant(answer.usable());
		optional(out, answer.rule(), Facts::put);
		optional(out, answer.stopping(), Facts::put);
		optional(out, answer.undecided(), Facts::text);
		list(out, answer.path(), MAX_STEPS, (to, step) -> {
			text(to, step.what());
			optional(to, step.rule(), Facts::put);
		});
		text(out, answer.reason());
		optional(out, answer.sentOnTo(), Facts::text);
	}

	private static Answer answer(final MessageReader in) throws MessageException {
		return new Answer(in.constant(Verdict.values()), in.constant(Usable.values()), optional(in, Facts::rule), optional(in, Facts::rule),
				optional(in, Facts::text), list(in, MAX_STEPS, from -> new Step(text(from), optional(from, Facts::rule))), text(in), optional(in, Facts::text));
	}

	private static void put(final MessageWriter out, final RuleReference rule) {
		text(out, rule.place());
		out.i32(rule.position()).flag(rule.handle().isPresent()).i64(rule.handle().orElse(0));
		text(out, rule.text());
	}

	private static RuleReference rule(final MessageReader in) throws MessageException {
		final var place = text(in);
		final var position = in.i32();
		final var hasHandle = in.flag();
		final var handle = in.i64();
		return new RuleReference(place, position, hasHandle ? OptionalLong.of(handle) : OptionalLong.empty(), text(in));
	}

	private static void put(final MessageWriter out, final Change change) {
		name(out, change.id());
		text(out, change.title());
		out.constant(change.owner());
		commands(out, change.commands());
		commands(out, change.undo());
		out.flag(change.lasting());
		text(out, change.remark());
	}

	private static Change change(final MessageReader in) throws MessageException {
		try {
			return new Change(name(in), text(in), in.constant(Owner.values()), commands(in), commands(in), in.flag(), text(in));
		} catch (final IllegalArgumentException e) {
			throw malformed(e);
		}
	}

	private static void commands(final MessageWriter out, final List<List<String>> commands) {
		list(out, commands, MAX_COMMANDS, (to, command) -> list(to, command, MAX_WORDS, MessageWriter::text));
	}

	private static List<List<String>> commands(final MessageReader in) throws MessageException {
		return list(in, MAX_COMMANDS, from -> list(from, MAX_WORDS, word -> word.text(MAX_WORD)));
	}

	private static void put(final MessageWriter out, final InetAddress address) {
		out.bytes(address.getAddress());
	}

	private static InetAddress address(final MessageReader in) throws MessageException {
		try {
			return InetAddress.getByAddress(in.bytes(16));
		} catch (final UnknownHostException e) {
			throw malformed(e);
		}
	}

	private static MessageException malformed(final Exception cause) {
		final var malformed = new MessageException(cause.getMessage());
		malformed.initCause(cause);
		return malformed;
	}

	private static void name(final MessageWriter out, final String name) {
		out.text(clipped(name, MAX_NAME));
	}

	private static String name(final MessageReader in) throws MessageException {
		return in.text(MAX_NAME);
	}

	private static void text(final MessageWriter out, final String text) {
		out.text(clipped(text, MAX_TEXT));
	}

	private static String text(final MessageReader in) throws MessageException {
		return in.text(MAX_TEXT);
	}

	private static <T> void optional(final MessageWriter out, final Optional<T> value, final BiConsumer<MessageWriter, T> put) {
		out.flag(value.isPresent());
		value.ifPresent(some -> put.accept(out, some));
	}

	private static <T> Optional<T> optional(final MessageReader in, final Piece<T> piece) throws MessageException {
		return in.flag() ? Optional.of(piece.read(in)) : Optional.empty();
	}

	private static <T> void list(final MessageWriter out, final List<T> all, final int most, final BiConsumer<MessageWriter, T> put) {
		final var some = all.subList(0, Math.min(all.size(), most));
		out.u16(some.size());
		some.forEach(one -> put.accept(out, one));
	}

	private static <T> List<T> list(final MessageReader in, final int most, final Piece<T> piece) throws MessageException {
		final var count = in.u16();
		if (count > most) {
			throw new MessageException(count + " where at most " + most + " are allowed");
		}
		final var list = new ArrayList<T>();
		for (var i = 0; i < count; i++) {
			list.add(piece.read(in));
		}
		return List.copyOf(list);
	}
}
