// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Ruleset;
import tandem.firewall.RulesetException;
import tandem.firewall.Rulesets;
import tandem.firewall.Verdict;

/** {@code tandem firewall}: asks saved rulesets what they do with a connection. Stateless. */
public final class FirewallCommand {

	/** The connection can be made and used. */
	public static final int OPEN = 0;
	/** It can't. */
	public static final int BLOCKED = 1;
	/** Nobody can tell, or the question was no good. */
	public static final int UNKNOWN = 2;

	private static final String USAGE = """
			Usage: tandem firewall evaluate --ruleset FILE --format nft-json|iptables-save|windows-json --flow FLOW [--flow FLOW …] [--json]
			                                [--address INTERFACE=ADDRESS/LENGTH …] [--forwarding yes|no]
			       tandem firewall evaluate --cases FILE --json

			FLOW is written as: tcp 10.77.0.2 -> 10.77.0.1:49152 on eth0 (IPv6 with a port in brackets; program "C:\\…" may follow).
			--ruleset can be given several times, for example for iptables-save and ip6tables-save.
			Exit status: 0 open, 1 blocked, 2 unknown; of several flows the worst, blocked before unknown before open.
			With --cases: 0, or 2 where a line can't be read.
			""";

	private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

	/** What was asked. */
	/** Some hundred thousand rules. */
	private static final long MAX_SIZE = 64 << 20;

	private static final class Request {
		private final List<Path> rulesets = new ArrayList<>();
		private final List<String> flows = new ArrayList<>();
		private final LinkedHashMap<String, List<Host.Address>> addresses = new LinkedHashMap<>();
		private String format;
		private Path cases;
		private Optional<Boolean> forwarding = Optional.empty();
		private boolean json;
	}

	/**
	 * Does what the arguments say.
	 *
	 * @param arguments behind {@code tandem firewall}
	 * @param out       for answers
	 * @param error     for complaints
	 * @return the exit status
	 */
	public int run(final List<String> arguments, final PrintStream out, final PrintStream error) {
		try {
			if (arguments.isEmpty() || !arguments.getFirst().equals("evaluate")) {
				final var help = arguments.contains("--help") || arguments.contains("-h");
				(help ? out : error).print(USAGE);
				return help ? OPEN : UNKNOWN;
			}
			if (arguments.contains("--help")) {
				out.print(USAGE);
				return OPEN;
			}
			final var request = parse(arguments.subList(1, arguments.size()));
			return request.cases != null ? cases(request.cases, out, error) : evaluate(request, out);
		} catch (final RulesetException | IllegalArgumentException e) {
			error.println(e.getMessage());
			return UNKNOWN;
		} catch (final NoSuchFileException e) {
			error.println("There is no file " + e.getFile());
			return UNKNOWN;
		} catch (final MalformedInputException e) {
			error.println("A file is not text in UTF-8");
			return UNKNOWN;
		} catch (final IOException e) {
			error.println("A file can't be read: " + e.getMessage());
			return UNKNOWN;
		} catch (final OutOfMemoryError e) {
			error.println("A file is too large for the memory that this program has");
			return UNKNOWN;
		}
	}

	private static Request parse(final List<String> arguments) {
		final var request = new Request();
		for (var i = 0; i < arguments.size(); i++) {
			final var option = arguments.get(i);
			if (option.equals("--json")) {
				request.json = true;
				continue;
			}
			if (i + 1 == arguments.size()) {
				throw new IllegalArgumentException("What follows " + option + "? See tandem firewall evaluate --help");
			}
			final var value = arguments.get(++i);
			switch (option) {
			case "--ruleset" -> request.rulesets.add(Path.of(value));
			case "--format" -> request.format = value;
			case "--flow" -> request.flows.add(value);
			case "--cases" -> request.cases = Path.of(value);
			case "--address" -> address(value, request);
			case "--forwarding" -> request.forwarding = Optional.of(yes(value));
			default -> throw new IllegalArgumentException("Unknown: " + option + ". See tandem firewall evaluate --help");
			}
		}
		if (request.cases == null && (request.rulesets.isEmpty() || request.format == null || request.flows.isEmpty())) {
			throw new IllegalArgumentException("--ruleset, --format and --flow belong together. See tandem firewall evaluate --help");
		}
		if (request.cases != null && !request.rulesets.isEmpty()) {
			throw new IllegalArgumentException("Either --cases or --ruleset");
		}
		return request;
	}

	private static void address(final String value, final Request request) {
		final var equals = value.indexOf('=');
		if (equals < 1) {
			throw new IllegalArgumentException("An address is written as eth0=10.77.0.1/24, not " + value);
		}
		request.addresses.computeIfAbsent(value.substring(0, equals), _ -> new ArrayList<>()).add(Host.Address.parse(value.substring(equals + 1)));
	}

	private static boolean yes(final String value) {
		if (!List.of("yes", "no").contains(value)) {
			throw new IllegalArgumentException("--forwarding is yes or no, not " + value);
		}
		return value.equals("yes");
	}

	private int cases(final Path file, final PrintStream out, final PrintStream error) throws IOException {
		var status = OPEN;
		try (var lines = Files.newBufferedReader(file)) {
			var number = 0;
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				if (line.isBlank()) {
					continue;
				}
				try {
					final var parsed = CaseFile.parse(line);
					for (var i = 0; i < parsed.flows().size(); i++) {
						out.println(gson.toJson(line(parsed.id(), i, parsed.ruleset().evaluate(parsed.flows().get(i)))));
					}
				} catch (final RulesetException e) {
					error.println("Line " + number + ": " + e.getMessage());
					status = UNKNOWN;
				}
			}
		}
		out.flush();
		return status;
	}

	private static JsonObject line(final String id, final int flow, final Answer answer) {
		final var json = new JsonObject();
		json.addProperty("id", id);
		json.addProperty("flow", flow);
		fill(json, answer);
		return json;
	}

	private static void fill(final JsonObject json, final Answer answer) {
		json.addProperty("verdict", answer.verdict().word());
		json.addProperty("usable", answer.usable().word());
		json.addProperty("rule", answer.rule().map(Object::toString).orElse(null));
		json.addProperty("reason", answer.reason());
	}

	private int evaluate(final Request request, final PrintStream out) throws IOException, RulesetException {
		final var ruleset = ruleset(request);
		final var flows = request.flows.stream().map(Flow::parse).toList();
		var status = OPEN;
		for (var i = 0; i < flows.size(); i++) {
			final var answer = ruleset.evaluate(flows.get(i));
			status = worse(status, status(answer));
			if (request.json) {
				out.println(gson.toJson(asJson(i, flows.get(i), answer)));
			} else {
				print(flows.get(i), answer, out);
			}
		}
		out.flush();
		return status;
	}

	private static Ruleset ruleset(final Request request) throws IOException, RulesetException {
		final var texts = new ArrayList<String>();
		for (final var file : request.rulesets) {
			if (Files.size(file) > MAX_SIZE) {
				throw new RulesetException(file + " is larger than " + (MAX_SIZE >> 20) + " megabytes");
			}
			texts.add(Files.readString(file));
		}
		final var interfaces = request.addresses.entrySet().stream().map(it -> new Host.Interface(it.getKey(), it.getValue())).toList();
		final var host = new Host(interfaces, request.forwarding, Optional.empty(), Optional.empty(), Map.of());
		return switch (request.format) {
		case "nft-json" -> Rulesets.linux(Optional.of(texts.getFirst()), texts.subList(1, texts.size()), host);
		case "iptables-save" -> Rulesets.linux(Optional.empty(), texts, host);
		case "windows-json" -> Rulesets.windows(texts.getFirst(), host);
		default -> throw new IllegalArgumentException("The format is nft-json, iptables-save or windows-json, not " + request.format);
		};
	}

	private static int status(final Answer answer) {
		if (answer.isBlocked()) {
			return BLOCKED;
		}
		return answer.isOpen() ? OPEN : UNKNOWN;
	}

	private static int worse(final int one, final int other) {
		return one == BLOCKED || other == BLOCKED ? BLOCKED : Math.max(one, other);
	}

	private static JsonObject asJson(final int index, final Flow flow, final Answer answer) {
		final var json = new JsonObject();
		json.addProperty("flow", index);
		json.addProperty("question", flow.toString());
		fill(json, answer);
		answer.undecided().ifPresent(it -> json.addProperty("undecided", it));
		answer.sentOnTo().ifPresent(it -> json.addProperty("sentOnTo", it));
		final var path = new JsonArray();
		answer.path().forEach(step -> path.add(step.toString()));
		json.add("path", path);
		return json;
	}

	private static void print(final Flow flow, final Answer answer, final PrintStream out) {
		final var usable = answer.verdict() == Verdict.ACCEPT ? ", usable: " + answer.usable().word() : "";
		out.println(flow + ": " + answer.verdict().word() + usable);
		out.println("  " + answer.reason());
		answer.path().forEach(step -> out.println("    " + step));
	}
}
