# SPDX-License-Identifier: EPL-2.0
"""An administrator whose firewall keeps help out: the workbench names the rule, opens the way with the commands it shows, and takes it back; then ufw's list."""

import pathlib
import shutil

from checks import Checks
from display import Display, need, stop, until
from networks import Networks
from session import main
from technician import Technician

PORT = 49152
COMPUTER = "10.91.7.1"
RULES = """
table inet own {
	chain services {
		tcp dport { 22, 80 } accept
		tcp dport 49152 drop comment "no remote help <b>here</b>"
	}
	chain in {
		type filter hook input priority 0; policy drop;
		ct state established,related accept
		iif lo accept
		jump services
	}
}
"""
BLOCKED = r"^Something keeps help from this computer\.$"
OPEN = r"^Help can reach this computer\.$"
TITLE = r"^Change the Firewall"


class Administrator:
    """A computer with a firewall, and a helper's computer that calls it."""

    def __init__(self, folder, _endpoint, workbench, dark):
        need("Xvfb", "openbox", "xdotool", "import", "dbus-daemon", "ip", "nft", "ufw")
        self.folder = folder
        self.networks = Networks("computer", "helper")
        self.own = pathlib.Path("/etc/netns", self.networks.spaces["computer"])
        self.listener = None
        self.desk = None
        try:
            self.networks.cable("computer", "helper", "10.91.7")
            # ufw keeps its rules in files: this computer has its own.
            for kept in ("ufw", "default"):
                shutil.copytree(f"/etc/{kept}", self.own / kept, symlinks=True)
            self.desk = Display("administrator", folder, (1600, 1100), dark=dark, inside=self.networks.inside("computer"))
        except BaseException:
            self.close()
            raise
        self.technician = Technician(self.desk, workbench)
        self.widgets = self.technician.widgets
        self.checks = Checks(folder, [self.desk])

    def close(self):
        """Ends everything that was started."""
        if self.listener:
            stop(self.listener)
        if self.desk:
            self.desk.close()
        self.networks.close()
        shutil.rmtree(self.own, ignore_errors=True)

    def run(self):
        """Rules of nftables first, then ufw's list."""
        self.listener = self.networks.listener("computer", PORT, self.folder / "listener.log")
        until("the listener", lambda: self.calls() == "reached")
        rules = self.folder / "rules.nft"
        rules.write_text(RULES)
        self.networks.run("computer", "nft", "-f", str(rules))
        self.technician.start()
        self.named()
        self.opened()
        self.taken_back()
        self.networks.run("computer", "nft", "flush", "ruleset")
        self.listed()
        self.logged()

    def calls(self):
        """What becomes of the helper's call."""
        return self.networks.call("helper", COMPUTER, PORT)

    def ruleset(self):
        """The kernel's rules, without counters."""
        return self.networks.run("computer", "nft", "-s", "list", "ruleset")

    def answer(self, button):
        """Presses a button of the question that shows the commands."""
        dialog = until("the question", lambda: self.desk.windows(TITLE))[0]
        _, top, _, height = self.desk.window_area(dialog)
        target = next(w for w in self.widgets.all() if w["name"] == button and "button" in w["role"] and top <= w["area"][1] <= top + height)
        self.widgets.click_at(target)
        until("the question to close", lambda: not self.desk.windows(TITLE))

    def named(self):
        """The tool bar's button looks at once, and the rule is named."""
        before = self.calls()
        self.widgets.click(r"^Firewall$", role="button")
        self.widgets.wait(BLOCKED, seconds=60)
        self.widgets.wait(r"^inet own services, rule 2 ")
        self.desk.run("xdotool", "mousemove", "800", "1080")
        self.widgets.gone(r"^Firewall$", role="tool tip")
        self.checks.step("blocked")
        said = self.widgets.texts()
        self.checks.check("a blocked helper is diagnosed with the rule that decides, as it was written",
                          before != "reached" and 'tcp dport 49152 drop comment "no remote help <b>here</b>"' in said, call=before)
        way = next((w["name"] for w in self.widgets.all() if "inet own services #2 (blocked)" in w["name"]), "")
        self.checks.check("the picture of the way tells a screen reader where it ends", way.endswith("Tandem (not reached)"), way=way)

    def opened(self):
        """Cancel changes nothing; the commands that are shown open it."""
        before = self.ruleset()
        self.widgets.click(r"^Open the Way")
        self.widgets.wait(r"^nft --echo --handle insert rule inet own services")
        self.checks.step("commands")
        self.answer("Cancel")
        self.checks.check("cancel changes nothing", self.ruleset() == before and self.calls() != "reached")
        self.widgets.click(r"^Open the Way")
        self.answer("Change the Firewall")
        self.widgets.wait(OPEN, seconds=60)
        self.checks.step("open")
        after = self.calls()
        self.checks.check("the view's own command lets the helper in", after == "reached", call=after, rules=self.ruleset()[:600])

    def taken_back(self):
        """Undo shows its commands, too."""
        self.widgets.click(r"^Undo")
        self.answer("Change the Firewall")
        self.widgets.wait(BLOCKED, seconds=60)
        after = self.calls()
        self.checks.check("undone, the helper is blocked again", after != "reached", call=after)

    def listed(self):
        """Allowed apps and features, as ufw knows them."""
        self.networks.run("computer", "ufw", "--force", "enable")
        blocked = self.calls()
        self.widgets.click(r"^Allowed Apps and Features$", role="tab")
        self.widgets.wait(r"^Remote Assistance \(Tandem\)$", seconds=60)
        self.checks.check("the firewall's own entries are listed with ours among them", blocked != "reached" and self.widgets.find(r"^OpenSSH|^SSH|^WWW"), call=blocked)
        self.widgets.click(r"^Change Settings$")
        self.widgets.click(r"^All networks$", role="check box")
        self.checks.step("switched")
        self.widgets.click(r"^OK$")
        self.widgets.wait(r"^ufw allow ")
        self.answer("Change the Firewall")
        self.widgets.wait(r"^Done\. The list was read again", seconds=60)
        self.checks.step("allowed")
        allowed = self.calls()
        self.checks.check("what was allowed in the list gets through", allowed == "reached", call=allowed)
        self.widgets.click(r"^Undo")
        self.answer("Change the Firewall")
        self.widgets.wait(r"^Taken back\.$", seconds=60)
        again = self.calls()
        self.checks.check("taken back in the list, it is blocked again", again != "reached", call=again)

    def logged(self):
        """Each change is in the program's log."""
        log = self.desk.home / ".local/state/tandem/logs/workbench.log"
        lines = [line for line in log.read_text().splitlines() if " AUDIT " in line]
        self.checks.check("each change is in the log with its commands, and nothing else is", len(lines) == 4 and all("DONE" in line for line in lines), lines=lines)


if __name__ == "__main__":
    main(Administrator)
