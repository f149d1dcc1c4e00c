# SPDX-License-Identifier: EPL-2.0
"""Two people whose desktops know Tandem: they find it by the words they have for it, open files and links, and never learn a path."""

import pathlib
import re
import subprocess

from display import GaveUp, stop, until
from session import Session, main
from widgets import plain

RELENG = pathlib.Path(__file__).resolve().parent.parent
# What people type who know other products, or none.
WORDS = ("invite", "remote assistance", "quick assist")
LINK = "tandem://relay.example.org/K7M4XQ2PW"
# Desktops hand over to GIO where they are GNOME's kin; xdg-open alone would ask file(1) what an invitation is.
DESKTOP = {"XDG_CURRENT_DESKTOP": "GNOME"}


class Found(Session):
    """The desktop's own search, and its way to open things."""

    def run(self):
        """Registered, found, opened, forgotten."""
        for display in (self.computer, self.desk):
            self.register(display, "--register")
        self.explained()
        self.searched()
        self.linked()
        self.opened()
        self.quickly_accessed()
        self.forgotten()

    def explained(self):
        """The command line's manual page is where man looks, and its completion where bash does."""
        data = self.computer.home / ".local/share"
        page = subprocess.run(["man", "-M", str(data / "man"), "tandem"], env=self.computer.env | {"MANPAGER": "cat", "MANWIDTH": "100"}, capture_output=True, text=True,
                              timeout=30, check=False)
        completed = subprocess.run(["bash", "-c", f"source {data}/bash-completion/completions/tandem; COMP_WORDS=(tandem cons); COMP_CWORD=1; _complete_tandem; echo ${{COMPREPLY[*]}}"],
                                   env=self.computer.env, capture_output=True, text=True, timeout=30, check=False)
        self.checks.check("man and bash know the command line", page.returncode == 0 and "tandem console" in page.stdout and completed.stdout.strip() == "console",
                          page=page.stdout[:200], errors=page.stderr[:200], completed=completed.stdout)

    @staticmethod
    def register(display, action):
        """What a person does once in a checkout; packages do it by themselves."""
        subprocess.run([str(RELENG / "endpoint"), action], env=display.env, capture_output=True, text=True, check=True, timeout=300)

    def default(self, display, kind):
        """Which entry opens a kind of thing."""
        told = subprocess.run(["gio", "mime", kind], env=display.env, capture_output=True, text=True, timeout=30, check=False).stdout
        found = re.search(r":\s*(\S+\.desktop)", told)
        return found and found.group(1)

    def finder(self, words, expected=lambda names: any("Get Help" in name for name in names)):
        """Types into the search of a desktop, and returns the names of what it finds once that is as expected, or at last."""
        self.computer.keys("ctrl+a")
        self.computer.type(words)
        try:
            until(f"what '{words}' finds", lambda: expected(self.shown()), 10)
        except GaveUp:
            pass
        return self.shown()

    def shown(self):
        """The names in the list of the search."""
        return sorted({line for w in self.finding.all() if w["role"] in ("table cell", "icon", "list item")
                       for line in (w["name"].splitlines() or w["text"].splitlines())[:1] if line.strip()})

    def searched(self):
        """Typing any of the words finds Get Help, and Enter starts it."""
        self.finding = self.sharer.widgets
        search = self.computer.start("finder", "xfce4-appfinder", "--disable-server")
        window = until("the search", lambda: self.computer.windows("Application Finder"))[0]
        self.computer.run("xdotool", "windowfocus", "--sync", window)
        found = {words: self.finder(words) for words in WORDS}
        self.checks.step("searched")
        self.finder("zebra", lambda names: not any("Tandem" in name for name in names))
        self.checks.check("and not by any other word (negative control)", not any("Get Help" in name for name in self.shown()), names=self.shown())
        for words, names in found.items():
            self.checks.check(f"the desktop's search finds Get Help by '{words}'", any("Get Help" in name for name in names), names=names)
        self.finder("get help")
        self.computer.keys("Return")
        self.sharer.widgets.wait(r"^Invite someone you trust", seconds=90)
        self.checks.step("get-help")
        started = subprocess.run(["pgrep", "-af", "tandem-endpoint/"], capture_output=True, text=True, check=False).stdout
        self.checks.check("Enter starts what was found", str(RELENG) in started, process=started[:300])
        stop(search)

    def linked(self):
        """A link fills the field of the endpoint that runs, and goes nowhere."""
        opening = self.computer.start("link", "xdg-open", LINK, env=DESKTOP)
        field = self.sharer.widgets.wait(r"K7M.?4XQ.?2PW", role="text|entry")
        status = opening.wait(60)
        self.checks.step("link-opened")
        self.checks.check("a tandem:// link fills the code field", status == 0, handler=self.default(self.computer, "x-scheme-handler/tandem"),
                          text=field["text"])
        self.checks.check("and connects to nobody", not self.sharer.widgets.find(r"^Connecting|^Reaching"))

    def opened(self):
        """Invitations of both kinds open in the workbench, which the desktop starts."""
        invitation = self.folder / "help.tandem-invitation"
        self.password = self.sharer.invite(invitation)
        self.desk.start("open", "xdg-open", str(invitation), env=DESKTOP)
        self.technician.widgets.wait(r"^Password$", seconds=90)
        self.checks.step("invitation-opened")
        self.checks.check("opening an invitation starts the workbench", self.default(self.desk, "application/vnd.tandem.invitation") == "tandem-workbench.desktop",
                          windows=self.desk.windows("Tandem"))
        other = self.folder / "them.msrcIncident"
        other.write_text('<?xml version="1.0"?><UPLOADINFO TYPE="Escalated"/>', encoding="utf-8")
        self.desk.start("open-other", "xdg-open", str(other), env=DESKTOP)
        told = self.technician.widgets.wait(r"them\.msrcIncident|Windows")
        self.checks.step("windows-invitation-opened")
        self.checks.check("an invitation of Windows opens in the workbench that runs", told, text=told["name"] or told["text"])

    def quickly_accessed(self):
        """The same words find the commands in the workbench."""
        found = {}
        for words in WORDS:
            self.desk.keys("ctrl+3")
            until("Quick Access to have the keyboard", lambda: self.desk.run("xdotool", "getactivewindow").strip() not in self.desk.windows("^Tandem"))
            self.desk.type(words)
            found[words] = until(f"what '{words}' finds", lambda: [
                name for w in self.technician.widgets.all() if w["role"] == "table cell"
                and re.match(r"Open Invitation|Assist Another", name := plain(w["name"]) or w["text"])])
            self.checks.step("quick-access-" + words.replace(" ", "-"))
            self.desk.keys("Escape")
            until("Quick Access to go", lambda: self.desk.run("xdotool", "getactivewindow").strip() in self.desk.windows("^Tandem"))
        self.checks.check("the same words find the commands in Quick Access", all(found.values()), found=found)

    def forgotten(self):
        """Nothing stays behind."""
        for display in (self.computer, self.desk):
            self.register(display, "--unregister")
        kinds = ("application/vnd.tandem.invitation", "x-scheme-handler/tandem")
        left = [kind for kind in kinds if self.default(self.desk, kind)] + [str(file) for file in self.desk.home.rglob("tandem-*.desktop")] \
            + [str(file) for file in self.desk.home.rglob("man1/*")] + [str(file) for file in self.desk.home.rglob("completions/*")]
        self.checks.check("unregistered, the desktop knows nothing of it", not left, left=left)


if __name__ == "__main__":
    main(Found)
