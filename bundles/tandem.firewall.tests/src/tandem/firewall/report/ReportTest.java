// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

import com.google.gson.JsonParser;

import tandem.firewall.Answer;
import tandem.firewall.Change;
import tandem.firewall.Finding;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.RuleReference;
import tandem.firewall.RulesetException;
import tandem.firewall.Rulesets;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.report.PathPicture.Standing;

class ReportTest {

	private static final String HOSTILE = "tcp dport 49152 drop comment \"</pre><script>alert('x')</script>\u0007\u202e&amp;\n\"";

	private static final Flow FLOW = Flow.parse("tcp 10.77.0.2 -> 10.77.0.1:49152 on eth0");

	private static Finding finding(final Answer answer) {
		final var fix = new Change("id", "Let \u0007 in", Owner.NFTABLES, List.of(List.of("nft", "add", HOSTILE)), List.of(List.of("nft", "delete")), false, "Remark <i>");
		return new Finding(Question.inbound(Protocol.TCP, 49152), FLOW, answer, Optional.of(Owner.NFTABLES), Optional.empty(), answer.isOpen() ? List.of() : List.of(fix));
	}

	private static Finding blocked() {
		final var rule = new RuleReference("inet <own> input", 3, OptionalLong.of(7), HOSTILE);
		return finding(new Answer(Verdict.DROP, Usable.NO, Optional.of(rule), Optional.empty(),
				List.of(new Step("prerouting: inet own early", Optional.empty()), new Step("policy", Optional.of(new RuleReference("inet own early", 0, OptionalLong.empty(), "policy accept"))),
						new Step("input: inet <own> input", Optional.empty()), new Step("rule", Optional.of(rule))),
				"Dropped by " + rule + '.', Optional.empty()));
	}

	private static Report report(final Finding finding) {
		final var state = finding.answer().isOpen() ? State.OPEN : finding.answer().isBlocked() ? State.BLOCKED : State.UNKNOWN;
		return new Report("pc-17 <&>", Instant.parse("2026-03-01T10:00:00Z"), state,
				List.of(new Result(Topic.LISTENING, State.NOTE, "Nothing listens", "As it should be"), new Result(Topic.RULES, state, "Title " + HOSTILE, finding.answer().reason(),
						Optional.of(finding))));
	}

	private static List<String> told(final PathPicture picture) {
		return picture.stops().stream().map(it -> it.title() + ' ' + it.lines() + ' ' + it.standing()).toList();
	}

	@Test
	void thePathGoesFromTheSenderThroughTheHooksToTheRuleThatStopsIt() {
		assertEquals(List.of("10.77.0.2 [asks for TCP 49152] PASSED", "eth0 [network interface] PASSED", "prerouting [inet own early] PASSED", "input [inet <own> input] PASSED"),
				told(PathPicture.of(blocked())).subList(0, 4));
		final var stops = PathPicture.of(blocked()).stops();
		assertEquals(List.of("inet <own> input #3", "Tandem"), stops.stream().skip(4).map(PathPicture.Stop::title).toList());
		assertEquals(List.of(Standing.BLOCKED, Standing.BEYOND), stops.stream().skip(4).map(PathPicture.Stop::standing).toList());
		assertEquals("10.77.0.2 \u2192 eth0 \u2192 prerouting \u2192 input \u2192 inet <own> input #3 (blocked) \u2192 Tandem (not reached)", PathPicture.of(blocked()).words());
		assertTrue(stops.stream().flatMap(it -> it.lines().stream()).noneMatch(it -> it.chars().anyMatch(c -> c < ' ' || c == 0x202e)), stops::toString);
	}

	@Test
	void realRulesNameTheirHooks() throws RulesetException {
		final var nft = """
				{"nftables":[{"table":{"family":"inet","name":"f"}},
				{"chain":{"family":"inet","table":"f","name":"in","handle":1,"type":"filter","hook":"input","prio":0,"policy":"accept"}},
				{"rule":{"family":"inet","table":"f","chain":"in","handle":2,"expr":[{"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":22}},{"drop":null}]}}]}
				""";
		final var answer = Rulesets.linux(Optional.of(nft), List.of(), Host.UNKNOWN).evaluate(FLOW);
		final var told = told(PathPicture.of(finding(answer)));
		assertEquals(List.of("input [inet f in] PASSED", "inet f in [policy accept, nftables] PASSED", "Tandem [listens on TCP 49152] PASSED"), told.subList(2, told.size()));
	}

	@Test
	void whatIsLetInAndThenStoppedIsShownBehindTheProgram() {
		final var stopping = new RuleReference("ip filter OUTPUT", 2, OptionalLong.empty(), "drop");
		final var picture = PathPicture.of(finding(new Answer(Verdict.ACCEPT, Usable.NO, Optional.empty(), Optional.of(stopping), Optional.empty(), List.of(), "", Optional.empty())));
		assertEquals(List.of("Tandem [listens on TCP 49152] PASSED", "What follows [ip filter OUTPUT #2, drop] BLOCKED"), told(picture).subList(2, 4));
	}

	@Test
	void whatCantBeToldSaysWhy() {
		final var picture = PathPicture.of(finding(Answer.unknown("nftables' rules: needs an administrator", "Nobody can tell.")));
		assertEquals(List.of("Firewall [nftables' rules: needs an administrator] UNKNOWN", "Tandem [listens on TCP 49152] BEYOND"), told(picture).subList(2, 4));
	}

	@Test
	void noRuleIsAnythingButTextInThePage() throws Exception {
		final var html = report(blocked()).html();
		assertFalse(html.contains("<script"), html);
		assertFalse(html.contains("<own>"), html);
		assertTrue(html.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 0x202e));
		assertTrue(html.contains("&lt;/pre&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\uFFFD\uFFFD&amp;amp;\uFFFD"), html);
		assertFalse(Pattern.compile("(src=|href=|@import|url\\()").matcher(html).find(), "the page needs something beside itself");
		final var svg = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(html);
		assertTrue(svg.find());
		final var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg.group())));
		assertEquals(6, document.getElementsByTagName("rect").getLength());
		assertEquals(5, document.getElementsByTagName("polyline").getLength());
	}

	@Test
	void textAndJsonHoldTheRuleTheWayAndTheCommands() {
		final var text = report(blocked()).text();
		assertTrue(text.startsWith("Something keeps help from this computer.\npc-17 <&>, 2026-03-01 10:00:00 UTC\n"), text);
		assertTrue(text.contains("\n    nft add 'tcp dport 49152 drop"), text);
		assertTrue(text.lines().noneMatch(line -> line.chars().anyMatch(c -> c < ' ')), text);
		final var json = JsonParser.parseString(report(blocked()).json()).getAsJsonObject();
		assertEquals("blocked", json.get("state").getAsString());
		final var rules = json.getAsJsonArray("results").get(1).getAsJsonObject().getAsJsonObject("rules");
		assertEquals("drop", rules.get("verdict").getAsString());
		assertEquals(HOSTILE, rules.getAsJsonArray("fixes").get(0).getAsJsonObject().getAsJsonArray("commands").get(0).getAsJsonArray().get(2).getAsString());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 90, 250, 400, 800, 3000 })
	void everythingHasAPlaceOfItsOwn(final int width) {
		final var measure = new PathLayout.Measure() {
			@Override
			public int width(final String text, final boolean bold) {
				return text.length() * 7;
			}

			@Override
			public int lineHeight() {
				return 15;
			}
		};
		final var layout = PathLayout.of(PathPicture.of(blocked()), width, measure);
		final var before = new ArrayList<PathLayout.Box>();
		for (final var box : layout.boxes()) {
			assertTrue(box.x() >= 0 && box.y() >= 0 && box.x() + box.width() <= layout.width() && box.y() + box.height() <= layout.height(), box::toString);
			assertTrue(before.stream().noneMatch(it -> it.x() < box.x() + box.width() && box.x() < it.x() + it.width() && it.y() < box.y() + box.height()
					&& box.y() < it.y() + it.height()), box::toString);
			assertTrue(box.lines().stream().allMatch(it -> it.length() * 7 <= box.width() || it.length() <= 2), box::toString);
			before.add(box);
		}
		assertEquals(layout.boxes().size() - 1, layout.arrows().size());
	}

	@Test
	void outboundBeginsHereAndEndsThere() throws Exception {
		final var question = Question.outbound(Protocol.TCP, InetAddress.ofLiteral("192.0.2.1"), 443);
		final var flow = new Flow(Protocol.TCP, InetAddress.ofLiteral("10.77.0.1"), OptionalInt.empty(), InetAddress.ofLiteral("192.0.2.1"), 443, "eth0", Optional.empty());
		final var rule = new RuleReference("ip filter OUTPUT", 1, OptionalLong.empty(), "-p tcp -j DROP");
		final var answer = new Answer(Verdict.DROP, Usable.NO, Optional.of(rule), Optional.empty(),
				List.of(new Step("output: ip filter OUTPUT", Optional.empty()), new Step("rule", Optional.of(rule))), "", Optional.empty());
		assertEquals("This computer \u2192 output \u2192 ip filter OUTPUT #1 (blocked) \u2192 eth0 (not reached) \u2192 192.0.2.1 (not reached)",
				PathPicture.of(new Finding(question, flow, answer, Optional.empty(), Optional.empty(), List.of())).words());
	}
}
