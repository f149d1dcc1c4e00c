# SPDX-License-Identifier: EPL-2.0
"""Two computers on one local network and no relay: Easy Connect, contacts, and offers of help. Wants root, for networks of their own."""

import json
import re
import subprocess

from display import stop, until
from networks import Networks
from relay import write_settings
from session import MARKED, Session, main

NET = "10.92.0"
SHARER = NET + ".1"
PASSWORD = re.compile(r"[0-9A-Z]{3}(-[0-9A-Z]{3}){3}")
OVER = r"can no longer see or use this computer"


class Near(Session):
    """The technician finds the sharer by DNS-SD, remembers them, and offers help by name."""

    def __init__(self, folder, endpoint, workbench, dark, cli):
        self.cli = cli / "tandem"
        self.networks = Networks("lan", "sharer", "technician")
        try:
            self.networks.bridge("lan", NET, "sharer", "technician")
            super().__init__(folder, endpoint, workbench, dark, self.networks.inside("sharer"), self.networks.inside("technician"))
        except BaseException:
            self.networks.close()
            raise

    def close(self):
        """Ends everything that was started."""
        super().close()
        self.networks.close()

    def settings(self, **values):
        """The sharer's settings from now on."""
        write_settings(self.computer.env["XDG_CONFIG_HOME"], values)

    def command(self, *arguments):
        """What a command says in the technician's terminal."""
        return subprocess.run([str(self.cli), *arguments], env=self.desk.env, capture_output=True, text=True, timeout=120, check=False)

    def run(self):
        """One after the other, with the same two programs."""
        self.settings(byEasyConnect=True, showOnNetwork=True)
        self.helped_computer()
        self.easy_connect()
        self.consent_to_view()
        self.over()
        self.remember()
        self.ask_a_contact()
        self.offers()
        self.secrets()

    def easy_connect(self):
        """A password on the screen, typed at the other computer: nothing else leads there."""
        before = self.listening()
        self.sharer.widgets.click(r"Easy Connect password")
        password = until("a password", self.password)
        self.secret_texts += [password, password.replace("-", "")]
        self.checks.step("easy-connect-password")
        until("a listener", lambda: len(self.listening()) == 1)
        self.checks.check("the endpoint listens for the password and not before", before == [], ports=self.listening())
        self.technician.start()
        self.desk.keys("ctrl+shift+n")
        self.technician.widgets.wait(r"^Password:?$", role="label")
        self.desk.type(password.replace("-", "").lower())
        self.technician.widgets.wait(r"^Connect$", role="button", enabled=True)
        self.checks.step("easy-connect-typed")
        self.desk.keys("Return")
        self.asked_to_view()

    def password(self):
        """The password on the sharer's screen."""
        return next((found.group() for w in self.sharer.widgets.all() if (found := PASSWORD.fullmatch(w["text"].strip() or w["name"].strip()))), None)

    def over(self):
        """The sharer ends it."""
        self.sharer.widgets.click(r"^End help$")
        self.sharer.widgets.wait(OVER)
        until("the picture to go", lambda: self.sees() < MARKED)

    def remember(self):
        """Both do, each for themselves."""
        self.sharer.widgets.click(r"^Remember ")
        row = self.technician.widgets.wait(r"^Sharer@", role="table cell")
        x, y, width, height = row["area"]
        self.desk.click(x + width // 2, y + height // 2, 3)
        self.technician.widgets.click(r"^Remember This Person$")
        self.technician.widgets.wait(r"is remembered")
        self.checks.step("remembered")
        self.desk.keys("Return")
        self.sharer.widgets.click(r"^Back to Get help$")
        listed = [json.loads(line) for line in self.command("contacts", "list", "--json").stdout.splitlines()]
        self.checks.check("each remembers the other, who sees it in their list", [one["side"] for one in listed] == ["helped"], listed=listed)

    def ask_a_contact(self):
        """Without a password, and with the same question."""
        self.sharer.widgets.click(r"^Ask someone who helped you before")
        self.sharer.widgets.click(r"^Ask for help$")
        self.sharer.widgets.wait(r"^Waiting for ")
        until("a listener", lambda: len(self.listening()) == 1)
        row = until("the contact who asks", lambda: self.asks(), 30)
        self.checks.step("a-contact-asks")
        x, y, width, height = row["area"]
        self.desk.click(x + width // 2, y + height // 2)
        self.desk.click(x + width // 2, y + height // 2, 3)
        self.technician.widgets.click(r"^Help$")
        self.asked_to_view()
        self.checks.check("the sharer reads who it is by the name that they remember", self.sharer.widgets.find(r"^You remember them as$"))
        self.sharer.widgets.click(r"^No$")
        self.sharer.widgets.wait(r"^Back to Get help$")
        self.sharer.widgets.click(r"^Back to Get help$")
        until("nothing to listen", lambda: not self.listening())
        self.checks.check("after No nothing listens and nothing was seen", self.sees() < MARKED, ports=self.listening())

    def asks(self):
        """The row of the contact who asks for help."""
        found = self.technician.widgets.find(r"^Asks for help$", role="table cell")
        return found

    def offers(self):
        """Refused where they are off and where somebody else is named; asked where the technician is; nobody there behind a lock."""
        fingerprint = self.command("offer", "--fingerprint").stdout.strip()
        self.in_the_background()
        off = self.command("offer", SHARER, "--json")
        self.checks.check("where offers are off nothing listens and nothing answers", off.returncode == 3 and not self.listening(), status=off.returncode, said=off.stdout)
        self.settings(byOffers=True, offersFrom=["0" * 64 + " somebody else"])
        until("a listener", lambda: len(self.listening()) == 1)
        other = self.command("offer", SHARER, "--json")
        self.checks.check("who is not named is refused, and nobody is asked", other.returncode == 1 and '"refused"' in other.stdout and not self.sharer.widgets.find(r"^Allow$"),
                          status=other.returncode, said=other.stdout + other.stderr)
        self.settings(byOffers=True, offersFrom=[fingerprint + " Technician"])
        lock = self.computer.start("lock", "i3lock", "-n")
        locked = until("an answer of a locked computer", self.locked, 30, 1)
        stop(lock)
        self.checks.check("who is named hears that nobody is there while the screen is locked", locked, said=locked)
        self.offered_in_the_window()
        self.consent_to_view()
        self.over()
        self.sharer.widgets.click(r"^Back to Get help$")
        until("no window again", lambda: not self.computer.windows("^Get help"))
        self.checks.step("waits-again")
        self.checks.check("afterwards it waits again without a window, and listens", len(self.listening()) == 1, ports=self.listening())
        self.settings(byOffers=False)
        until("nothing to listen", lambda: not self.listening())
        self.checks.check("switched off nothing listens any more", not self.listening(), ports=self.listening())

    def in_the_background(self):
        """As the person's systemd starts it: no window, and off is off."""
        self.sharer.stop()
        self.sharer.process = self.computer.start("background", str(self.sharer.product / "tandem-endpoint"), "--background")
        until("the endpoint to run", lambda: "asking" not in self.state() and self.state())
        self.checks.step("in-the-background")
        self.checks.check("in the background it shows no window and nothing listens", not self.computer.windows("^Get help") and not self.listening(),
                          windows=self.computer.windows("^Get help"), ports=self.listening())

    def state(self):
        """What the endpoint's own computer says of it; empty where it does not run."""
        said = subprocess.run([str(self.cli), "sessions", "--json"], env=self.computer.env, capture_output=True, text=True, timeout=60, check=False)
        return "" if said.returncode else "runs " + said.stdout

    def locked(self):
        """What a named technician hears."""
        said = self.command("offer", SHARER, "--json")
        return said.stdout if '"nobody-there"' in said.stdout and said.returncode == 1 else None

    def offered_in_the_window(self):
        """Named by the computer's address."""
        self.technician.widgets.click(r"^File$", role="menu")
        self.technician.widgets.click(r"^Offer Remote Assistance", role="menu item")
        self.technician.widgets.wait(r"^Computer:?$", role="label")
        self.desk.type(SHARER)
        self.technician.widgets.wait(r"^Offer Help$", role="button", enabled=True)
        self.checks.step("offer-typed")
        self.desk.keys("Return")
        self.asked_to_view()
        self.checks.check("the sharer reads that somebody offers help, and whether they were expecting it",
                          self.sharer.widgets.find(r"^Somebody offers to help you") and self.sharer.widgets.find(r"^Were you expecting this"))


if __name__ == "__main__":
    main(Near, "cli")
