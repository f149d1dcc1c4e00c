# SPDX-License-Identifier: EPL-2.0
"""Opens the windows, pages and dialogs of both products one after the other and takes a picture of each; --dark in the dark theme."""

import json
import re

from display import GaveUp, until
from session import Session, main
from widgets import plain

LOG = [("connected", 'Somebody who says they are "Tina" connected from 192.0.2.9, by invitation-1.', {"name": "Tina", "address": "192.0.2.9"}),
       ("asked", "You were asked whether they may see your screen.", {}), ("answered", "You allowed them to see your screen.", {"permission": "view"}),
       ("paused", "You hid your screen.", {}), ("resumed", "You showed your screen again.", {}), ("ended", "They left.", {"reason": "TECHNICIAN_LEFT"})]


class Dialogs(Session):
    """Nobody is helped: there is only something to look at."""

    def run(self):
        """The sharer's windows, then the technician's."""
        for display, role, who in ((self.computer, "sharer", "Tina"), (self.desk, "technician", "Bella"), (self.desk, "technician", "Günter & Co <lab-3>")):
            self.past(display, role, who)
        self.sharer.start()
        self.shown("get-help", self.sharer, r"^Invite someone you trust")
        self.settings()
        for button, page in ((r"as a file", r"^Save an invitation"), (r"by e-mail", r"^Send an invitation by e-mail")):
            self.sharer.widgets.click(button)
            self.shown("sharer-" + re.sub(r"\W+", "-", button), self.sharer, page)
            self.sharer.widgets.click(r"^Back$")
        self.technician.start()
        self.shown("start", self.technician, r"Open Invitation")
        for words, seen in (("Saved Session Logs", r"^You allowed them"), ("Contacts", r"People whom you helped"), ("On My Network", r"Computers on your network"), ("Firewall", r"^Run on")):
            self.quickly(words, seen)
        for keys, name, seen in (("ctrl+n", "assist", r"relay|code"), ("ctrl+shift+n", "easy-connect", r"Easy Connect")):
            self.desk.keys(keys)
            self.shown(name, self.technician, seen)
            self.desk.keys("Escape")
        self.search("Offer Remote Assistance")
        self.shown("offer", self.technician, r"[Cc]omputer")
        self.desk.keys("Escape")
        self.preferences()
        self.search("About")
        self.shown("about", self.technician, r"^Installation Details$")
        self.desk.keys("Escape")

    def past(self, display, role, who):
        """A session that was written down."""
        folder = display.home / ".local/state/tandem/sessions"
        folder.mkdir(parents=True, exist_ok=True)
        day = 1 + len(list(folder.iterdir()))
        with open(folder / f"202611{day:02d}T091500000Z-{role}-{day:08x}.jsonl", "w", encoding="utf-8") as log:
            for minute, (kind, text, facts) in enumerate(LOG):
                log.write(json.dumps({"time": f"2026-11-{day:02d}T09:{15 + minute}:07Z", "kind": kind, "text": text.replace("Tina", who),
                                      "facts": {key: value.replace("Tina", who) for key, value in facts.items()}}, ensure_ascii=False) + "\n")

    def shown(self, name, person, pattern):
        """Takes the picture once the window says what it is for."""
        try:
            seen = person.widgets.wait(pattern)
        except GaveUp as gone:
            self.checks.step(name)
            self.checks.check(f"{name} is shown", False, why=str(gone))
            return
        self.checks.step(name)
        self.checks.check(f"{name} is shown", True, text=(seen["name"] or seen["text"])[:100])

    def settings(self):
        """Each tab behind the wheel."""
        self.sharer.widgets.click(r"^Settings$", role="button")
        self.shown("settings-remote", self.sharer, r"^Always$")
        for tab, seen in (("Connection", r"^Your name"), ("Session logs", r"ogs"), ("Reachability", r"^Check now$"), ("What was done", r"^They left")):
            self.sharer.widgets.click(f"^{tab}$", role="tab|label")
            self.shown("settings-" + tab.lower().replace(" ", "-"), self.sharer, seen)
        self.sharer.widgets.click(r"^Delete…$")
        self.shown("settings-delete", self.sharer, r"^Delete for good")
        self.sharer.widgets.click(r"^Keep$")
        self.sharer.widgets.click(r"^Cancel$")
        self.sharer.widgets.gone(r"^What was done$")

    def quickly(self, words, seen):
        """A view, by Quick Access."""
        self.search(words)
        self.shown("view-" + re.sub(r"\W+", "-", words.lower()), self.technician, seen)

    def search(self, words):
        """The first thing that Quick Access finds."""
        self.desk.keys("ctrl+3")
        until("Quick Access to have the keyboard", lambda: self.desk.run("xdotool", "getactivewindow").strip() not in self.desk.windows("^Tandem"))
        self.desk.type(words)
        until("something to be found", lambda: any(w["role"] == "table cell" and re.search(words.split(":")[-1].strip(), plain(w["name"]) or w["text"])
                                                    for w in self.technician.widgets.all()))
        self.desk.keys("Return")

    def preferences(self):
        """The pages of the preferences."""
        self.search("Preferences")
        self.shown("preferences", self.technician, r"^Remote$|^Apply")
        for page, seen in (("Relay", r"ublic key"), ("Connection", r"^Your name"), ("Session Logs", r"ogs")):
            row = self.technician.widgets.wait(f"^{page}$", role="table cell|tree item|label")
            self.technician.widgets.click_at(row)
            self.shown("preferences-" + page.lower().replace(" ", "-"), self.technician, seen)
        self.desk.keys("Escape")


if __name__ == "__main__":
    main(Dialogs)
