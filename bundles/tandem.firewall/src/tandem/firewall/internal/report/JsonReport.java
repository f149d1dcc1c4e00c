// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.report;

import java.util.List;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.firewall.Change;
import tandem.firewall.Finding;
import tandem.firewall.check.Result;
import tandem.firewall.report.Report;

/** A report for programs. Stateless. */
public final class JsonReport {

	private JsonReport() {
	}

	/** One object on one line. */
	public static String of(final Report report) {
		final var results = new JsonArray();
		report.results().forEach(result -> results.add(json(result)));
		final var answer = new JsonObject();
		answer.addProperty("state", report.state().word());
		answer.add("results", results);
		return new GsonBuilder().disableHtmlEscaping().create().toJson(answer);
	}

	private static JsonObject json(final Result result) {
		final var json = new JsonObject();
		json.addProperty("topic", result.topic().word());
		json.addProperty("state", result.state().word());
		json.addProperty("title", result.title());
		json.addProperty("text", result.text());
		result.finding().ifPresent(finding -> json.add("rules", json(finding)));
		return json;
	}

	private static JsonObject json(final Finding finding) {
		final var json = new JsonObject();
		final var answer = finding.answer();
		final var flow = finding.flow();
		json.addProperty("protocol", flow.protocol().word());
		json.addProperty("source", flow.source().getHostAddress());
		json.addProperty("destination", flow.destination().getHostAddress());
		json.addProperty("port", flow.port());
		json.addProperty("interface", flow.interfaceName());
		json.addProperty("verdict", answer.verdict().word());
		json.addProperty("usable", answer.usable().word());
		answer.obstacle().or(answer::rule).ifPresent(rule -> json.addProperty("rule", rule.toString()));
		finding.owner().ifPresent(owner -> json.addProperty("owner", owner.title()));
		finding.ownRule().ifPresent(rule -> json.addProperty("ownRule", rule));
		answer.undecided().ifPresent(undecided -> json.addProperty("undecided", undecided));
		final var path = new JsonArray();
		answer.path().forEach(step -> path.add(step.toString()));
		json.add("path", path);
		final var fixes = new JsonArray();
		finding.fixes().forEach(fix -> fixes.add(json(fix)));
		json.add("fixes", fixes);
		return json;
	}

	private static JsonObject json(final Change change) {
		final var json = new JsonObject();
		json.addProperty("title", change.title());
		json.add("commands", json(change.commands()));
		json.add("undo", json(change.undo()));
		json.addProperty("lasting", change.lasting());
		json.addProperty("remark", change.remark());
		return json;
	}

	private static JsonArray json(final List<List<String>> commands) {
		final var all = new JsonArray();
		for (final var command : commands) {
			final var words = new JsonArray();
			command.forEach(words::add);
			all.add(words);
		}
		return all;
	}
}
