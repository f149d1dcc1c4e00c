// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.firewall.Access;
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
import tandem.relay.protocol.ProbeNonce;

class TalkCodecTest {

	static final Change CHANGE = new Change("open-1", "Let helpers in", Owner.NFTABLES, List.of(List.of("nft", "add", "rule", "inet filter input ünïcode")),
			List.of(List.of("nft", "delete", "rule", Change.NUMBER)), true, "Lasts until the next start.");

	static Finding finding(final List<Step> path) {
		final var rule = new RuleReference("inet filter input", 3, OptionalLong.of(12), "tcp dport 49152 drop comment \"ticket 77\"");
		final var flow = new Flow(Protocol.TCP, InetAddress.ofLiteral("10.77.0.2"), OptionalInt.empty(), InetAddress.ofLiteral("10.77.0.1"), 49152, "eth0",
				Optional.of("C:\\x.exe"));
		return new Finding(Question.inbound(Protocol.TCP, 49152), flow, new Answer(Verdict.DROP, Usable.NO, Optional.of(rule), Optional.empty(),
				Optional.of("limit"), path, "It is dropped.", Optional.of("10.0.0.9:22")), Optional.of(Owner.UFW), Optional.of("ufw: 49152/tcp DENY IN"), List.of(CHANGE));
	}

	static List<Ask> asks() {
		return List.of(new Ask.Check(1, Access.AS_IS, false), new Ask.Check(2, Access.ADMINISTRATOR, true), new Ask.Came(3, Optional.empty()),
				new Ask.Came(4, Optional.of(InetAddress.ofLiteral("2001:db8::1"))), new Ask.Entries(-5, Access.ADMINISTRATOR), new Ask.Apply(Integer.MAX_VALUE, "open-1"), new Ask.Cancel(0));
	}

	static List<Tell> tells() {
		final var rule = new RuleReference("ip filter INPUT", 0, OptionalLong.empty(), "policy drop");
		final var finding = finding(List.of(new Step("input", Optional.of(rule)), new Step("end", Optional.empty())));
		final var sixth = new Flow(Protocol.UDP, InetAddress.ofLiteral("fe80::1"), OptionalInt.of(5353), InetAddress.ofLiteral("ff02::fb"), 5353, "wlan0", Optional.empty());
		final var out = new Finding(Question.outbound(Protocol.UDP, InetAddress.ofLiteral("192.0.2.1"), 443).withInterface("eth0").withProgram("/usr/bin/x"), sixth,
				Answer.unknown("fib", "Nobody knows."), Optional.empty(), Optional.empty(), List.of());
		final var scope = new Entry.Scope("Private", true, Entry.State.BLOCKED, Optional.of(CHANGE), Optional.empty());
		return List.of(new Tell.Found(1, new Result(Topic.RULES, State.BLOCKED, "Blocked", "What to do", Optional.of(finding))),
				new Tell.Found(2, new Result(Topic.OUTBOUND, State.UNKNOWN, "?", "", Optional.of(out))), new Tell.Found(3, new Result(Topic.CLOCK, State.NOTE, "", "")),
				new Tell.Come(8, 49152, new ProbeNonce(new byte[ProbeNonce.LENGTH]), List.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("2001:db8::1"))),
				new Tell.Checked(1, State.OPEN), new Tell.Named(4, new Entry("OpenSSH", "OpenSSH", "22/tcp", Owner.UFW, false, List.of(scope))),
				new Tell.Listed(4, List.of(new Gap("nftables' rules", Gap.Reason.NEEDS_ADMINISTRATOR, ""))),
				new Tell.Made(5, new Applied(Applied.Outcome.DONE, "ok", Optional.of(CHANGE))), new Tell.Refused(6, Tell.Why.BUSY, "more"));
	}

	@ParameterizedTest
	@MethodSource("asks")
	void questionsComeBackAsTheyWent(final Ask ask) throws MessageException {
		assertEquals(ask, TalkCodec.decodeAsk(TalkCodec.encode(ask)));
	}

	@ParameterizedTest
	@MethodSource("tells")
	void answersComeBackAsTheyWent(final Tell tell) throws MessageException {
		assertEquals(tell, TalkCodec.decodeTell(TalkCodec.encode(tell)));
	}

	@ParameterizedTest
	@MethodSource("tells")
	void everyTruncationAndEveryTailIsRefused(final Tell tell) {
		final var whole = TalkCodec.encode(tell);
		for (var length = 0; length < whole.length; length++) {
			final var part = Arrays.copyOf(whole, length);
			assertThrows(MessageException.class, () -> TalkCodec.decodeTell(part), () -> tell + " cut to " + part.length);
		}
		assertThrows(MessageException.class, () -> TalkCodec.decodeTell(Arrays.copyOf(whole, whole.length + 1)));
	}

	@Property
	void anyBytesAreAMessageOrRefused(@ForAll @Size(max = 300) final byte[] bytes) {
		try {
			assertTrue(TalkCodec.encode(TalkCodec.decodeAsk(bytes)).length <= TalkCodec.CHANNEL.messageLimit());
		} catch (final MessageException e) {
			assertFalse(e.getMessage().isEmpty());
		}
		try {
			assertTrue(TalkCodec.encode(TalkCodec.decodeTell(bytes)).length <= TalkCodec.CHANNEL.messageLimit());
		} catch (final MessageException e) {
			assertFalse(e.getMessage().isEmpty());
		}
	}

	@Test
	void whatIsTooLongIsToldWithLess() throws MessageException {
		final var endless = new RuleReference("a", 1, OptionalLong.empty(), "x".repeat(4000));
		final var path = Collections.nCopies(200, new Step("s", Optional.of(endless)));
		final var bytes = TalkCodec.encode(new Tell.Found(7, new Result(Topic.RULES, State.BLOCKED, "Blocked", "Do", Optional.of(finding(path)))));
		assertTrue(bytes.length <= TalkCodec.CHANNEL.messageLimit());
		assertEquals(new Tell.Found(7, new Result(Topic.RULES, State.BLOCKED, "Blocked", "Do")), TalkCodec.decodeTell(bytes));
	}

	@Test
	void aLongTextIsCutBetweenCharacters() {
		for (var before = 0; before < 4; before++) {
			final var cut = Facts.clipped("a".repeat(before) + "😀".repeat(2000), Facts.MAX_TEXT);
			assertTrue(cut.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= Facts.MAX_TEXT);
			assertTrue(cut.endsWith("😀…"), cut.substring(cut.length() - 3));
		}
	}

	@Test
	void aListThatIsTooLongIsRefusedBeforeItIsRead() {
		final var bytes = new MessageWriter().u8(4).i32(1).u16(65535).toBytes();
		assertTrue(assertThrows(MessageException.class, () -> TalkCodec.decodeTell(bytes)).getMessage().contains("65535"));
	}
}
