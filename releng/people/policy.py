# SPDX-License-Identifier: EPL-2.0
"""An administrator's policy on the sharer's computer: what it fixes is greyed, off means that nothing listens, and one that can't be read lets nobody be helped. Wants root."""

import os
import subprocess

from display import until
from etc import OwnEtc
from session import Session, main

FIRST = {"control": False, "byEmail": False, "invitationMinutes": 30, "relay": "relay.office.example", "logDays": 90, "byCodes": True}


class UnderPolicy(Session):
    """The sharer's programs see an /etc of their own, in which the administrator writes."""

    def __init__(self, folder, endpoint, workbench, dark, cli):
        self.cli = cli / "tandem"
        self.etc = OwnEtc()
        self.etc.rules(**FIRST)
        super().__init__(folder, endpoint, workbench, dark, there=self.etc.inside)

    def close(self):
        super().close()
        self.etc.close()

    def command(self, *arguments):
        """What tandem says on the sharer's computer."""
        return subprocess.run([*self.computer.inside, str(self.cli), *arguments], env=self.computer.env, capture_output=True, text=True, timeout=120, check=False)

    def run(self):
        """Fixed, off, broken, mended."""
        self.sharer.start()
        self.fixed()
        self.off()
        self.broken()
        self.mended()

    def fixed(self):
        """What the administrator chose is greyed, says so, and can't be had otherwise; what nobody knows is told."""
        offered = self.sharer.widgets.texts()
        self.checks.step("under-policy")
        self.checks.check("what is forbidden is not offered", "as a file" in offered and "by e-mail" not in offered)
        self.command("settings", "open")
        self.sharer.widgets.wait(r"set by your administrator")
        control = self.sharer.widgets.wait(r"mouse and keyboard", role="check box")
        self.checks.step("settings")
        self.checks.check("what is fixed is greyed and says by whom", not control["enabled"], control=control["name"])
        warned = self.sharer.widgets.find(r"Did you mean .byCode")
        self.checks.check("a name that nobody knows is told, with the one that was meant", warned, text=warned and (warned["name"] or warned["text"]))
        self.sharer.widgets.click(r"^Cancel$")
        self.sharer.widgets.gone(r"set by your administrator")
        refused = self.command("settings", "set", "control", "on")
        self.checks.check("the command line changes nothing that is fixed", refused.returncode == 1 and "administrator" in refused.stderr, status=refused.returncode, message=refused.stderr)

    def off(self):
        """An invitation waits, then the administrator turns help off."""
        self.password = self.sharer.invite(self.folder / "help.tandem-invitation")
        until("the endpoint to listen", self.listening)
        left = self.sharer.widgets.wait(r"^Can be used for (29|30):")
        self.checks.step("waiting")
        self.checks.check("an invitation is open as long as the administrator says (positive control: it listens)", len(self.listening()) == 1,
                          ports=self.listening(), text=left["name"] or left["text"])
        self.etc.rules(allow="off")
        until("the endpoint to close its port", lambda: not self.listening())
        told = self.sharer.widgets.wait(r"turned off on this computer by your administrator")
        self.checks.step("off")
        self.sharer.widgets.click(r"^OK$")
        self.sharer.widgets.wait(r"^Remote help is turned off on this computer by your administrator")
        self.checks.check("off means off: nothing listens, nothing is offered, and the window says so", not self.listening() and "as a file" not in self.sharer.widgets.texts(),
                          text=told["name"] or told["text"], ports=self.listening())

    def broken(self):
        """A policy that can't be read, and one that somebody else could have written."""
        self.etc.write('{"allow": "always", ')
        told = self.sharer.widgets.wait(r"rules for remote help can.t be read")
        listed = self.command("settings", "list")
        self.checks.step("broken")
        self.checks.check("a policy that can't be read lets nobody be helped, and windows and commands say so", not self.listening() and listed.returncode == 3
                          and "as a file" not in self.sharer.widgets.texts(), text=told["name"] or told["text"], status=listed.returncode, message=listed.stderr)
        self.etc.write('{"allow": "always"}')
        self.sharer.widgets.wait(r"as a file")
        os.chmod(self.etc.policy, 0o666)
        told = self.sharer.widgets.wait(r"can be changed by everybody")
        self.checks.check("nor does one that anybody could have written", not self.listening(), text=told["name"] or told["text"])

    def mended(self):
        """The administrator mends it."""
        self.etc.write('{"allow": "always"}')
        self.sharer.widgets.wait(r"as a file")
        self.checks.step("mended")
        self.checks.check("mended, help is there again without a new start (positive control)", "by e-mail" in self.sharer.widgets.texts())


if __name__ == "__main__":
    main(UnderPolicy, "cli")
