# SPDX-License-Identifier: EPL-2.0
"""The firewall of a session's computer: looked at by the technician once the sharer permits it, tried from outside, and changed only as the sharer reads and allows."""

import pathlib

from display import need, until
from invitation import ByInvitation
from networks import Networks
from session import main

NET = "10.91.8"
RULES = """
table inet own {
	chain in {
		type filter hook input priority 0; policy accept;
		ct state established,related accept
		iif lo accept
		tcp dport 2222 accept comment "secret of the house"
		tcp dport 49152 drop comment "closed meanwhile"
	}
}
"""
MAY = r"[Ll]ooking into this computer"
BLOCKED = r"^Something keeps help from the computer of "
OPEN = r"^Help can reach the computer of "
TITLE = r"^Change the Firewall"
REACHED = r"helper's workbench came to TCP 49152 at 10\.91\.8\.1 and reached"
NOT_REACHED = r"helper's workbench came to TCP 49152 and did not reach"


class There(ByInvitation):
    """Two computers and a cable; the sharer's firewall closes while they talk."""

    def __init__(self, folder, endpoint, workbench, dark):
        need("ip", "nft")
        self.networks = Networks("sharer", "technician")
        try:
            self.networks.cable("sharer", "technician", NET)
            super().__init__(folder, endpoint, workbench, dark, self.networks.inside("sharer"), self.networks.inside("technician"))
        except BaseException:
            self.networks.close()
            raise

    def close(self):
        """Ends everything that was started."""
        super().close()
        self.networks.close()

    def run(self):
        """A session stands; then the firewall keeps new calls out."""
        self.helped_computer()
        self.invitation = self.folder / "help.tandem-invitation"
        self.invite()
        self.technician.start()
        self.technician.open(self.invitation)
        self.connect()
        self.asked_to_view()
        self.sharer.widgets.wait(r"^Allow$", role="button", enabled=True)
        self.sharer.allow()
        until("the sharer's screen in the workbench", lambda: self.sees() > 0, 30)
        rules = pathlib.Path(self.folder, "rules.nft")
        rules.write_text(RULES)
        self.networks.run("sharer", "nft", "-f", str(rules))
        self.refused()
        self.looked_at()
        self.declined()
        self.opened()
        self.taken_back()
        self.logged()

    def ruleset(self):
        """The kernel's rules at the sharer's, without counters."""
        return self.networks.run("sharer", "nft", "-s", "list", "ruleset")

    def ask(self):
        """The technician presses Check for the session's computer."""
        self.technician.widgets.click(r"^Check$", role="button")

    def refused(self):
        """A No shows nothing."""
        self.technician.widgets.click(r"^Firewall$", role="button")
        self.technician.widgets.wait(r"^Run on:")
        self.technician.widgets.wait(r"^(Help can reach|Something keeps help from|Whether help can reach) this computer", seconds=60)
        box = self.technician.widgets.find(r"^This computer$", role="combo box") or self.technician.widgets.find(r"^Run on:", role="combo box")
        self.technician.widgets.click_at(box)
        self.desk.keys("Down", "Return")
        self.ask()
        self.sharer.asked()
        self.checks.step("may-i-look")
        self.checks.check("the sharer is asked whether their computer may be looked at", self.sharer.widgets.find(MAY))
        self.sharer.widgets.click(r"^No$")
        self.technician.widgets.wait(r"said No", seconds=30)
        self.checks.check("after No nothing is shown", not self.technician.widgets.find(r"closed meanwhile"))

    def looked_at(self):
        """Allowed, it is looked at, and the workbench comes from outside."""
        self.ask()
        self.sharer.asked()
        self.sharer.allow()
        self.technician.widgets.wait(BLOCKED, seconds=60)
        self.checks.step("blocked-there")
        said = self.technician.widgets.texts()
        self.checks.check("the technician reads which rule at the sharer's keeps new calls out", "tcp dport 49152 drop" in said)
        self.checks.check("comments of other rules stay with the sharer", "secret of the house" not in said)
        self.checks.check("the workbench came from outside and was not let in", self.technician.widgets.find(NOT_REACHED))

    def propose(self):
        """The technician proposes what the sharer's own computer named."""
        self.technician.widgets.click(r"^Open the Way")
        self.press("Change the Firewall")

    def press(self, button):
        """Presses a button of the technician's question."""
        dialog = until("the question", lambda: self.desk.windows(TITLE))[0]
        _, top, _, height = self.desk.window_area(dialog)
        target = until(button, lambda: next((w for w in self.technician.widgets.all() if w["name"] == button and "button" in w["role"]
                                             and top <= w["area"][1] <= top + height), None))
        self.technician.widgets.click_at(target)
        until("the question to close", lambda: not self.desk.windows(TITLE))

    def declined(self):
        """The sharer reads the commands to the letter; No changes nothing."""
        before = self.ruleset()
        self.propose()
        self.sharer.asked()
        self.checks.step("change-proposed")
        shown = self.sharer.widgets.texts()
        self.checks.check("the sharer reads the exact command", "nft --echo --handle insert rule inet own in" in shown)
        self.sharer.widgets.click(r"^No$")
        self.technician.widgets.wait(r"does not want the change", seconds=30)
        self.checks.check("a No changes nothing", self.ruleset() == before)

    def opened(self):
        """Yes runs it, and the next look from outside gets through: the listener of the invitation, or the port itself, answers."""
        self.propose()
        self.sharer.asked()
        self.sharer.allow()
        self.technician.widgets.wait(OPEN, seconds=90)
        self.checks.step("open-there")
        self.checks.check("opened, the workbench comes from outside and is let in", self.technician.widgets.find(REACHED), rules=self.ruleset()[:600])

    def taken_back(self):
        """Undo is a change like others."""
        self.technician.widgets.click(r"^Undo")
        self.press("Change the Firewall")
        self.sharer.asked()
        self.sharer.allow()
        self.technician.widgets.wait(BLOCKED, seconds=90)
        self.checks.check("taken back, it is closed again", "Remote Assistance" not in self.ruleset() and self.technician.widgets.find(NOT_REACHED), rules=self.ruleset()[:600])

    def logged(self):
        """The sharer's own session log says what was done to their computer."""
        self.sharer.widgets.click(r"^End help$")
        self.sharer.widgets.wait(r"can no longer see or use this computer")
        logs = list((self.computer.home / ".local/state/tandem/sessions").glob("*.jsonl"))
        text = "\n".join(one.read_text() for one in logs)
        self.checks.check("the sharer's session log has the looks and each change", text.count("A change of the firewall") == 2 and "came to TCP 49152" in text, files=len(logs))


if __name__ == "__main__":
    main(There)
