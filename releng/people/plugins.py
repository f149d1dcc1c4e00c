# SPDX-License-Identifier: EPL-2.0
"""A team's own plug-in, installed from its site into copies of both products: asked for, refused, allowed, read live, and removed again."""

import pathlib
import re
import shutil
import subprocess

from display import until
from invitation import ByInvitation
from session import MARKED, main

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = ROOT / "releng/sample-plugin/site/target/repository"
FEATURE = "org.example.sysinfo.{}.feature"
UPTIME = r"^\d+ h \d+ min \d+ s$"


class WithPlugIn(ByInvitation):
    """Both ends have a plug-in that came from elsewhere."""

    def __init__(self, folder, endpoint, workbench, dark, cli):
        self.cli = cli / "tandem"
        self.products = {}
        for name, product in (("endpoint", endpoint), ("workbench", workbench)):
            self.products[name] = folder / name
            shutil.copytree(product, folder / name, symlinks=True)
        super().__init__(folder, folder / "endpoint", folder / "workbench", dark)

    def plugins(self, what, name, *more):
        """What tandem plugins says."""
        return subprocess.run([str(self.cli), "plugins", what, *more, "--in", str(self.products[name])], capture_output=True, text=True, timeout=200, check=False)

    def run(self):
        """Installed, used, removed."""
        # Built anew against the p2 repository that the products here were made of.
        built = subprocess.run([str(ROOT / "mvnw"), "--in", str(ROOT / "releng/sample-plugin"), "-q", "verify"], capture_output=True, text=True, timeout=900, check=False)
        self.checks.check("the sample is built against the p2 repository alone", built.returncode == 0, said=built.stdout[-600:])
        for name in self.products:
            said = self.plugins("install", name, SITE.as_uri(), FEATURE.format(name))
            listed = self.plugins("list", name)
            self.checks.check(f"the plug-in is installed into the {name} from its site", said.returncode == 0 and FEATURE.format(name) in listed.stdout,
                              said=(said.stdout + said.stderr)[-600:], listed=listed.stdout)
        self.helped_computer()
        self.invitation = self.folder / "help.tandem-invitation"
        self.invite()
        self.technician.start()
        self.technician.open(self.invitation)
        self.connect()
        self.asked_to_view()
        self.sharer.widgets.wait(r"^Allow$", role="button", enabled=True)
        self.sharer.allow()
        until("the sharer's screen in the workbench", lambda: self.sees() >= MARKED, 30)
        self.view()
        self.refused()
        self.allowed()
        self.withdrawn()
        self.sharer.widgets.click(r"^End help$")
        self.sharer.widgets.wait(r"can no longer see or use this computer")
        self.removed()

    def view(self):
        """Found by a word in Quick Access."""
        self.technician.widgets.click(r"^Tools$", role="menu")
        self.technician.widgets.click(r"^Show System Information$")
        self.technician.widgets.wait(r"^Read System Information$", role="button", enabled=True)

    def shown(self):
        """How long the sharer's computer has been running, as the view shows it now."""
        return next((w["name"] or w["text"] for w in self.technician.widgets.all() if re.search(UPTIME, w["name"] or w["text"] or "")), None)

    def refused(self):
        """A No shows nothing."""
        self.technician.widgets.click(r"^Read System Information$")
        self.sharer.asked()
        self.checks.step("asked-by-a-plug-in")
        self.sharer.widgets.click(r"^No$")
        self.technician.widgets.wait(r"does not want it")
        self.checks.check("a refused permission shows nothing", not self.shown())

    def allowed(self):
        """A Yes shows data that live."""
        self.technician.widgets.click(r"^Read System Information$")
        self.sharer.asked()
        self.sharer.allow()
        first = until("data in the view", self.shown, 30)
        second = until("newer data", lambda: self.shown() if self.shown() != first else None, 30)
        self.checks.step("live")
        self.checks.check("the view shows live data of the sharer's computer", first and second, first=first, second=second)

    def withdrawn(self):
        """Taken back, nothing is shown any more."""
        self.sharer.widgets.click(r"org\.example\.sysinfo", role="check box|toggle")
        gone = until("the view to be empty", lambda: not self.shown(), 20)
        self.checks.check("taken back, nothing is shown any more", gone)

    def removed(self):
        """Uninstalled, and back to how it was."""
        self.technician.display.close()
        removed = self.plugins("remove", "workbench", FEATURE.format("workbench"))
        left = self.plugins("list", "workbench").stdout
        self.checks.check("the plug-in is removed", removed.returncode == 0 and FEATURE.format("workbench") not in left, said=(removed.stdout + removed.stderr)[-400:])
        reverted = self.plugins("revert", "workbench")
        back = self.plugins("list", "workbench").stdout
        self.checks.check("what was removed comes back by going back", reverted.returncode == 0 and FEATURE.format("workbench") in back, said=(reverted.stdout + reverted.stderr)[-400:])


if __name__ == "__main__":
    main(WithPlugIn, "cli")
