// SPDX-License-Identifier: EPL-2.0
package tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * The packaged products, two of them on X servers of their own, acted by people of a script with real mouse and keys: the same scripts as
 * {@code releng/demo --headless}. What they saw stands in a summary, one check after the other, each with its evidence.
 */
class PackagedSessionTest {

	private static final Path ROOT = Path.of(System.getProperty("tandem.root"));

	private static final int MINUTES = 8;

	/** All that the script checks where they meet by a code and nothing stops it. */
	private static final int CODE_CHECKS = 22;

	/** The same where they meet by an invitation. */
	private static final int INVITATION_CHECKS = 24;

	/** All where the technician begins and ends by commands. */
	private static final int COMMAND_CHECKS = 18;

	/** All that is found and opened by the desktop. */
	private static final int DESKTOP_CHECKS = 12;

	/** All of an invitation that goes by e-mail. */
	private static final int MAIL_CHECKS = 8;

	/** All of an invitation of Windows, until FreeRDP calls. */
	private static final int WINDOWS_CHECKS = 5;

	/** All under an administrator's policy. */
	private static final int POLICY_CHECKS = 9;

	/** The same where they are far away from each other. */
	private static final int AWAY_CHECKS = 24;

	/** All where they are on one local network: Easy Connect, contacts and offers. */
	private static final int NEAR_CHECKS = 22;

	/** All where contacts and Easy Connect go by way of the relay. */
	private static final int FAR_CHECKS = 13;

	/** All that an administrator sees and changes in the firewall's view. */
	private static final int FIREWALL_CHECKS = 9;

	/** What a sharer reads of a firewall that lets nobody in, and does about it. */
	private static final int REACH_CHECKS = 9;

	/** A session's computer, looked at, tried from outside and changed as its sharer allows. */
	private static final int THERE_CHECKS = 17;

	/** Where a technician points in a session that is only seen, and both write. */
	private static final int GUIDE_CHECKS = 12;

	/** A plug-in from its own site in both products: installed, refused, allowed, live, taken back, removed, brought back. */
	private static final int PLUGINS_CHECKS = 15;

	/** The same with the mouse in Eclipse's wizards: forbidden, from a named site, from any, brought up to date, removed, refused, brought back. */
	private static final int WIZARD_CHECKS = 11;

	/** Exit status of a story that this system does not allow. */
	private static final int SKIPPED = 77;

	private static final String CODE = "code";

	private static final String INVITATION = "invitation";

	private static final String COMMANDS = "commands";

	private static final String DESKTOP = "desktop";

	private static final String MAIL = "mail";

	private static final String WINDOWS = "windows";

	private static final String POLICY = "policy";

	private static final String NEAR = "near";

	private static final String FAR = "far";

	private static final String FIREWALL = "firewall";

	private static final String REACH = "reach";

	private static final String THERE = "there";

	private static final String PLUGINS = "plugins";

	private static final String WIZARD = "wizard";

	private static final String GUIDE = "guide";

	@TempDir
	private Path folder;

	private record Run(int status, boolean passed, String error, List<String> held, List<String> failed) {
	}

	private static Path product(final String name) {
		return ROOT.resolve("releng/products/target/products/tandem-" + name + "/linux/gtk/x86_64");
	}

	private Run act(final String story, final Path endpoint) throws IOException, InterruptedException {
		final var out = folder.resolve("out");
		final var log = folder.resolve("acting.log");
		final var command = new ArrayList<>(List.of("/usr/bin/python3", "-I", ROOT.resolve("releng/people/run.py").toString(), story, "--out",
				out.toString(), "--endpoint", endpoint.toString(), "--workbench", product("workbench").toString()));
		command.addAll(switch (story) {
		case INVITATION, DESKTOP, MAIL, WINDOWS, FIREWALL, REACH, THERE, GUIDE, WIZARD -> List.<String>of();
		case COMMANDS, POLICY, NEAR, PLUGINS -> List.of("--cli", product("cli").toString());
		case FAR -> List.of("--cli", product("cli").toString(), "--relay", product("relay").toString());
		default -> List.of("--relay", product("relay").toString());
		});
		final var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		process.getOutputStream().close();
		if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
			throw new AssertionError("the session did not end: " + Files.readString(log));
		}
		assertTrue(Files.exists(out.resolve("summary.json")), () -> read(log));
		final var summary = JsonParser.parseString(Files.readString(out.resolve("summary.json"))).getAsJsonObject();
		if (process.exitValue() == SKIPPED) {
			Assumptions.abort(summary.get("skipped").getAsString());
		}
		final var held = new ArrayList<String>();
		final var failed = new ArrayList<String>();
		for (final var element : summary.getAsJsonArray("checks")) {
			final var check = (JsonObject) element;
			(check.get("holds").getAsBoolean() ? held : failed).add(check.get("check").getAsString());
		}
		final var error = summary.get("error").isJsonNull() ? "" : summary.get("error").getAsString();
		return new Run(process.exitValue(), summary.get("passed").getAsBoolean(), error, held, failed);
	}

	private static String read(final Path log) {
		try {
			return Files.readString(log);
		} catch (final IOException e) {
			return e.toString();
		}
	}

	@Test
	void twoPeopleHoldASessionByAOneTimeCodeAfterCodesThatLeadNowhere() throws Exception {
		holds(act(CODE, product("endpoint")), CODE_CHECKS);
	}

	@Test
	void twoPeopleHoldASessionByAnInvitation() throws Exception {
		holds(act(INVITATION, product("endpoint")), INVITATION_CHECKS);
	}

	@Test
	void aSharerWhoseFirewallLetsNobodyInOpensIt() throws Exception {
		holds(act(REACH, product("endpoint")), REACH_CHECKS);
	}

	@Test
	void aTechnicianBeginsAndEndsASessionByCommands() throws Exception {
		holds(act(COMMANDS, product("endpoint")), COMMAND_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void aTechnicianPointsInASessionThatIsOnlySeenAndBothWrite() throws Exception {
		holds(act(GUIDE, product("endpoint")), GUIDE_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void theDesktopFindsAndOpensEverything() throws Exception {
		holds(act(DESKTOP, product("endpoint")), DESKTOP_CHECKS);
	}

	@Test
	void anInvitationGoesByTheMailProgramAndByTheMailServer() throws Exception {
		holds(act(MAIL, product("endpoint")), MAIL_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void anInvitationOfWindowsIsOpenedAndFreeRdpStartedForIt() throws Exception {
		holds(act(WINDOWS, product("endpoint")), WINDOWS_CHECKS);
	}

	@Test
	void anAdministratorsPolicyHoldsAndFailsClosed() throws Exception {
		holds(act(POLICY, product("endpoint")), POLICY_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void anAdministratorOpensTheFirewallByTheViewsOwnCommandsAndTakesItBack() throws Exception {
		holds(act(FIREWALL, product("endpoint")), FIREWALL_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void aTechnicianLooksAtTheSharersFirewallAndProposesAChange() throws Exception {
		holds(act(THERE, product("endpoint")), THERE_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void aTeamsOwnPlugInIsInstalledUsedAndRemoved() throws Exception {
		holds(act(PLUGINS, product("endpoint")), PLUGINS_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void aPlugInComesAndGoesInTheWorkbenchsWizardsUnderAnAdministratorsRules() throws Exception {
		holds(act(WIZARD, product("endpoint")), WIZARD_CHECKS);
	}

	@Test
	void twoPeopleWhoReachOnlyTheRelayGoOnWhenItDiesWhenALineBreaksAndBehindAProxy() throws Exception {
		holds(act("away", product("endpoint")), AWAY_CHECKS);
	}

	@Test
	void twoPeopleOnOneNetworkMeetByEasyConnectAsContactsAndByAnOfferToAnEndpointInTheBackground() throws Exception {
		holds(act(NEAR, product("endpoint")), NEAR_CHECKS);
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void twoPeopleFarApartMeetByEasyConnectAndAsContactsAtTheRelay() throws Exception {
		holds(act(FAR, product("endpoint")), FAR_CHECKS);
	}

	private static void holds(final Run run, final int checks) {
		assertEquals(List.of(), run.failed());
		assertEquals("", run.error());
		assertEquals(checks, run.held().size(), () -> run.held().toString());
		assertTrue(run.passed());
		assertEquals(0, run.status());
	}

	/** The checks are worth something: each notices the safeguard that a test build lacks. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "consent | the sharer is asked before anything is seen", "esc | after the sharer's Esc nothing arrives",
			"end | after End help nothing is seen and nothing arrives" })
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void aMissingSafeguardIsNoticed(final String safeguard, final String check) throws Exception {
		final var copy = folder.resolve("endpoint");
		final var mutating = new ProcessBuilder(ROOT.resolve("releng/mutate").toString(), safeguard, product("endpoint").toString(), copy.toString())
				.inheritIO().start();
		assertEquals(0, mutating.waitFor());
		final var run = act(CODE, copy);
		assertTrue(run.failed().contains(check), () -> run.toString());
		assertEquals(1, run.status());
	}
}
