# SPDX-License-Identifier: EPL-2.0
"""A plug-in comes and goes in the workbench's own wizards, with the mouse alone: forbidden, from a site that an administrator named, from
any site; brought up to date, removed, brought back; and forbidden at the last moment. Wants root."""

import pathlib
import re
import shutil
import subprocess

from checks import Checks
from display import Display, need, until
from etc import OwnEtc
from session import main
from technician import Technician
from widgets import plain

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = ROOT / "releng/sample-plugin/site/target/repository"
NAME = r"^System information for the workbench$"
FORBIDDEN = r"does not allow plug-ins to be installed or removed"


class Wizard:
    """A technician at their desk."""

    def __init__(self, folder, _endpoint, workbench, dark):
        need("Xvfb", "openbox", "xdotool", "import", "dbus-daemon")
        self.etc = OwnEtc()
        self.folder = folder
        self.product = folder / "workbench-product"
        shutil.copytree(workbench, self.product, symlinks=True)
        self.site = folder / "site"
        self.desk = Display("technician", folder, (1600, 1000), dark=dark, inside=self.etc.inside)
        self.technician = Technician(self.desk, self.product)
        self.widgets = self.technician.widgets
        self.checks = Checks(folder, [self.desk])

    def close(self):
        """Ends what was started."""
        self.desk.close()
        self.etc.close()

    def build(self, qualifier):
        """The sample, built anew against the p2 repository that the workbench here was made of, at its site."""
        built = subprocess.run([str(ROOT / "mvnw"), "--in", str(ROOT / "releng/sample-plugin"), "-q", "verify", f"-DforceContextQualifier={qualifier}"],
                               capture_output=True, text=True, timeout=900, check=False)
        self.checks.check(f"the sample is built: {qualifier}", built.returncode == 0, said=built.stdout[-600:])
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(SITE, self.site)

    def run(self):
        """Everything in turn."""
        self.build("v1")
        self.etc.rules(plugins=False)
        self.technician.start()
        self.forbidden()
        self.pinned()
        self.installed()
        self.updated()
        self.removed()
        self.refused_at_the_last_moment()
        self.reverted()

    def help(self, entry):
        """Chooses in the menu Help."""
        self.widgets.click(r"^Help$", role="menu")
        self.widgets.click(entry)

    def forbidden(self):
        """Told, instead of a wizard."""
        for entry, name in ((r"^Install New Software", "install"), (r"^Check for Updates$", "update")):
            self.help(entry)
            said = self.widgets.wait(FORBIDDEN)
            self.checks.step(f"forbidden-{name}")
            self.checks.check(f"where plug-ins are forbidden that is said instead of a wizard: {name}", said)
            self.widgets.click(r"^OK$")
            self.widgets.gone(FORBIDDEN)

    def pinned(self):
        """The site that the administrator named, and no field for another."""
        self.etc.rules(pluginSites=[self.site.as_uri()])
        until("the wizard to be allowed", lambda: self.opens_wizard())
        self.widgets.wait(r"^System information for Tandem$")
        self.checks.step("pinned-site")
        self.checks.check("where sites are named only they are offered, and no field for others", not self.widgets.find(r"^Work with"))
        self.widgets.click(r"^Cancel$")
        self.etc.rules()

    def opens_wizard(self):
        """Whether Install New Software opens its wizard by now."""
        self.help(r"^Install New Software")
        window = until("a window", lambda: self.widgets.find(FORBIDDEN) or self.widgets.find(r"^Available Software$"))
        if self.widgets.find(FORBIDDEN):
            self.widgets.click(r"^OK$")
            return None
        return window

    def has_field(self):
        """Whether a site can be typed into the wizard."""
        self.help(r"^Install New Software")
        self.widgets.wait(r"^Available Software$")
        found = self.widgets.find(r"^Work with")
        self.widgets.click(r"^Cancel$")
        self.widgets.gone(r"^Available Software$")
        return bool(found)

    def restarted(self):
        """Restart Now, and the new workbench's menu."""
        before = self.desk.windows("^Tandem")
        self.widgets.click(r"^Restart Now$", seconds=60)
        until("the old window to be gone", lambda: not set(self.desk.windows("^Tandem")) & set(before), 60)
        self.technician.shown()

    def has_view(self):
        """Whether the plug-in's command is in the menu Tools."""
        self.widgets.click(r"^Tools$", role="menu")
        self.widgets.wait(r"^Firewall", role="menu item")
        found = self.widgets.find(r"^Show System Information$")
        self.desk.keys("Escape", "Escape")
        return found

    def accept(self):
        """The pages of the wizard until it works."""
        until("the last page of the wizard", self.turned, 90, 0.5)
        self.checks.step("accepted")
        self.widgets.click(r"^Finish$")
        self.trust()

    def turned(self):
        """Accepts where that is asked, else turns the page; true once Finish can be clicked."""
        if self.widgets.find(r"^Finish$", enabled=True):
            return True
        # The widgets of the next page are there before it is turned to, its title is not.
        licences = self.widgets.find(r"^Review Licenses$")
        wanted = self.widgets.find(r"^I accept the", role="radio") if licences else self.widgets.find(r"^Next >$", enabled=True)
        if wanted:
            self.widgets.click_at(wanted)
        return False

    def trust(self):
        """Nobody signed the sample: that is asked, and shown."""
        asked = until("the question of trust, or the end", lambda: self.widgets.find(r"^Trust Selected$") or self.widgets.find(r"^Restart Now$"), 90)
        if self.widgets.find(r"^Trust Selected$"):
            self.checks.step("trust")
            self.widgets.click(r"^Select All$")
            self.widgets.click(r"^Trust Selected$")
        return asked

    def installed(self):
        """Help > Install New Software, a site typed in, everything of it."""
        self.help(r"^Install New Software")
        self.widgets.click(r"^Add\.\.\.$")
        self.widgets.wait(r"^Location:?$")
        self.desk.keys("Tab")
        self.checks.step("add-site")
        self.desk.type(self.site.as_uri())
        self.widgets.click(r"^Add$")
        self.widgets.wait(r"^System information for Tandem$", seconds=60)
        self.widgets.click(r"^Select All$")
        self.checks.step("chosen")
        self.accept()
        self.restarted()
        self.checks.step("installed")
        self.checks.check("what was installed is in the menu after a restart", self.has_view())

    def updated(self):
        """A newer one at the same site, found by Check for Updates, unless only another site is allowed."""
        elsewhere = self.folder / "elsewhere"
        shutil.copytree(self.site, elsewhere)
        self.build("v2")
        self.etc.rules(pluginSites=[elsewhere.as_uri()])
        until("the field for other sites to go", lambda: not self.has_field(), step=0.5)
        self.help(r"^Check for Updates$")
        said = self.widgets.wait(r"No updates found", seconds=60)
        self.checks.step("no-updates")
        self.checks.check("what a person's own site has is no update where only another site is allowed", said)
        self.widgets.click(r"^OK$")
        self.etc.rules()
        until("the field for other sites to come back", self.has_field, step=0.5)
        self.help(r"^Check for Updates$")
        self.widgets.wait(r"^Available Updates$", seconds=60)
        self.checks.step("updates")
        self.accept()
        self.restarted()
        self.software()
        self.checks.step("updated")
        self.checks.check("after an update the newer version is installed", self.widgets.find(r"1\.0\.0\.v2") and not self.widgets.find(r"1\.0\.0\.v1"))

    def software(self):
        """About, Installation Details, the installed software."""
        self.help(r"^About( Tandem)?$")
        self.widgets.click(r"^Installation Details$")
        self.widgets.click(r"^Installed Software$", role="page tab")
        self.widgets.wait(NAME, role="table cell|tree item|row")

    def removed(self):
        """Uninstall, among the installed software."""
        self.widgets.click(NAME, role="table cell|tree item|row")
        self.widgets.click(r"^Uninstall\.\.\.$")
        self.widgets.wait(r"^Uninstall Details$", seconds=60)
        self.checks.step("uninstall")
        self.widgets.click(r"^Finish$")
        self.restarted()
        self.checks.check("after Uninstall it is gone from the menu", not self.has_view())

    def history(self):
        """About, Installation Details, the history; the state before the last one is chosen."""
        self.help(r"^About( Tandem)?$")
        self.widgets.click(r"^Installation Details$")
        self.widgets.click(r"^Installation History$", role="page tab")
        states = until("the states that it was in", lambda: [w for w in self.widgets.all() if re.match(r"^(Nov|Current|\d|\w{3} \d)", w["name"]) and w["role"] == "table cell"][1:])
        self.widgets.click_at(states[0])
        self.checks.step("history")

    def refused_at_the_last_moment(self):
        """The administrator forbids it while the window is open."""
        self.history()
        self.etc.rules(plugins=False)
        self.revert()
        said = self.widgets.wait(FORBIDDEN, seconds=60)
        self.checks.step("refused")
        self.checks.check("what is forbidden meanwhile is refused by the engine", said)
        self.widgets.click(r"^OK$")
        self.widgets.gone(FORBIDDEN)

    def revert(self):
        """Revert, and again in the question over it."""
        self.widgets.click(r"^Revert$", seconds=30)
        self.widgets.wait(r"Would you like to proceed")
        buttons = [w for w in self.widgets.all() if "button" in w["role"] and plain(w["name"]) == "Revert"]
        self.widgets.click_at(min(buttons, key=lambda w: w["area"][1]))

    def reverted(self):
        """Back to how it was."""
        self.etc.rules()
        self.history()
        self.revert()
        self.trust()
        self.restarted()
        self.checks.check("going back brings it back", self.has_view())


if __name__ == "__main__":
    main(Wizard)
