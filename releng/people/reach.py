# SPDX-License-Identifier: EPL-2.0
"""A sharer whose firewall lets nobody in: a real one, in a network of their own. They read so, open it with the window's own command, and shut it again."""

import re

from display import until
from networks import Networks
from session import Session, main

NET = "10.77.0"
RULES = """table inet filter {
    chain input {
        type filter hook input priority 0; policy drop;
        iif "lo" accept
        ct state established,related accept
        tcp dport 22 accept comment "for the administrator alone"
    }
}"""


class Shut(Session):
    """The sharer's computer and a helper's, joined by a cable; nobody but the sharer acts."""

    def __init__(self, folder, endpoint, workbench, dark):
        self.networks = Networks("sharer", "helper")
        super().__init__(folder, endpoint, workbench, dark, self.networks.inside("sharer"), self.networks.inside("helper"))

    def close(self):
        super().close()
        self.networks.close()

    def reached(self):
        """What a helper's computer sees of the port that the invitation names."""
        return self.networks.call("helper", f"{NET}.1", self.listening()[0])

    def rules(self):
        """What the kernel has."""
        return self.networks.run("sharer", "nft", "list", "ruleset")

    def run(self):
        """Blocked, said, opened, reached, undone, blocked."""
        self.networks.cable("sharer", "helper", NET)
        self.networks.run("sharer", "nft", RULES)
        before = self.rules()
        self.sharer.start()
        self.sharer.invite(self.folder / "help.tandem-invitation")
        widgets = self.sharer.widgets
        widgets.wait(r"^This computer.s firewall won.t let your helper in", seconds=120)
        self.checks.step("blocked")
        self.checks.check("the sharer reads that the firewall lets no helper in", True)
        self.checks.check("and so it is: a helper's computer can't connect", self.reached() != "reached", said=self.reached())
        widgets.click(r"^Fix it \(needs an administrator\)")
        shown = until("the command", lambda: next((w["text"] for w in widgets.all() if "nft" in w["text"]), None))
        self.checks.step("command-shown")
        self.checks.check("the exact command is shown first, and nothing is changed by that", self.rules() == before, command=shown)
        widgets.click(r"^Run as administrator$")
        widgets.wait(r"^This computer.s firewall lets your helper in", seconds=120)
        self.checks.step("opened")
        opened = [line.strip() for line in self.rules().splitlines() if line not in before.splitlines()]
        self.checks.check("the rule that was shown is in the kernel, and no other", len(opened) == 1 and "49152" in opened[0], rule=opened)
        self.checks.check("now a helper's computer connects", self.reached() == "reached")
        widgets.click(r"^Take the change back$")
        widgets.wait(r"^This computer.s firewall won.t let your helper in", seconds=120)
        self.checks.step("taken-back")
        self.checks.check("taken back, the rules are what they were", self.rules() == before)
        self.checks.check("and a helper's computer can't connect", self.reached() != "reached")
        widgets.click(r"^Use a code instead$")
        widgets.wait(r"^Code from assistant$", role="label")
        self.checks.step("code-instead")
        self.checks.check("a code instead: nothing listens any more", not until("the port to be closed", lambda: not self.listening() or None, 20) is None)
        self.settings()

    def settings(self):
        """The check at the wheel."""
        widgets = self.sharer.widgets
        widgets.click(r"^Settings$", role="button")
        tab = widgets.wait(r"^Reachability$", role="tab")
        widgets.click_at(tab)
        widgets.click(r"^Check now$")
        widgets.wait(r"^Something keeps help from this computer", seconds=120)
        self.checks.step("checked")
        text = next(w["text"] for w in widgets.all() if "TCP 49152" in w["text"])
        self.checks.check("the wheel's check names the chain that decides", bool(re.search(r"inet filter input", text)), text=text[:600])


if __name__ == "__main__":
    main(Shut)
