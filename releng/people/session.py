# SPDX-License-Identifier: EPL-2.0
"""A whole session between two people, acted with real mouse and key events, every claim checked with evidence."""

import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

from checks import Checks
from networks import NotAllowed
from display import Display, EventLog, GaveUp, need, until
from sharer import Sharer
from technician import Technician

# Desktop colours that no program here has: where they are seen, the sharer's screen is seen.
MARKER = (24, 120, 110)
OTHER_MARKER = (150, 90, 30)
MARKED = 3000
PORTS = range(49152, 49162)
TYPED = "Hello from afar: 123 (!) #{x}"
NEVER = "this must never arrive"
AGAIN = " and on we go"
# The exit status of a story that can't be acted on this system.
SKIPPED = 77


class Session:
    """The two computers and what happens on them; how the two people meet is a subclass's."""

    def __init__(self, folder, endpoint, workbench, dark, there=(), here=()):
        """there, here: what the sharer's and the technician's programs are started with."""
        self.folder = folder
        need("Xvfb", "openbox", "xdotool", "xinput", "xprop", "xsetroot", "import", "mousepad", "xterm", "xclock", "dbus-daemon", "ss")
        self.computer = Display("sharer", folder, (1280, 800), dark=dark, inside=there)
        self.desk = Display("technician", folder, (1600, 1000), dark=dark, inside=here)
        self.sharer = Sharer(self.computer, endpoint)
        self.technician = Technician(self.desk, workbench)
        self.checks = Checks(folder, [self.computer, self.desk])
        self.notes = folder / "notes.txt"
        self.secret_texts = [TYPED]

    def close(self):
        """Ends everything that was started."""
        self.desk.close()
        self.computer.close()

    # What the evidence is read from

    def listening(self):
        """Ports of the endpoint's range that somebody listens on."""
        text = subprocess.run([*self.computer.inside, "ss", "-Hltn"], capture_output=True, text=True, check=True).stdout
        return sorted({int(port) for port in re.findall(r":(\d+)\s", text) if int(port) in PORTS})

    def sees(self, colour=MARKER):
        """How many pixels of the technician's display have the colour that only the sharer's desktop has."""
        return self.desk.count_colour(colour)

    def saved(self):
        """What the sharer's editor has written to its file."""
        return self.notes.read_text(encoding="utf-8")

    def type_from_afar(self, text):
        """The technician types into the picture, then saves with the editor's own key."""
        self.desk.type(text)
        self.desk.keys("ctrl+s")

    def click_into_editor(self):
        """Clicks into the picture until a click arrives: for a second after a question the endpoint drops all input."""
        x, y = self.technician.canvas()

        def arrives():
            before = self.log.count()
            self.desk.click(x, y)
            try:
                return until("a click", lambda: self.log.count() > before, 0.7)
            except GaveUp:
                return False

        until("a click of the technician at the sharer's", arrives, 15)

    def settle(self):
        """Lets events that are on their way arrive: as long as the slowest positive control in this run took, and twice over."""
        time.sleep(max(2.0, 2 * self.slowest))

    # The steps

    slowest = 0.0

    def run(self):
        """The whole session."""
        self.helped_computer()
        self.meet()
        self.consent_to_view()
        self.nothing_without_control()
        self.consent_to_control()
        self.control()
        self.escape()
        self.hide()
        self.end()

    def meet(self):
        """Everything until the sharer is asked."""
        raise NotImplementedError

    def helped_computer(self):
        """A few real programs, a desktop colour that is seen nowhere else, and the endpoint."""
        self.notes.write_text("", encoding="utf-8")
        self.computer.run("xsetroot", "-solid", "#%02x%02x%02x" % MARKER)
        self.computer.start("clock", "xclock", "-geometry", "140x140+1100+620")
        self.computer.start("terminal", "xterm", "-geometry", "60x12+20+520", env={"PS1": "$ ", "SHELL": "/bin/sh"})
        self.computer.start("editor", "mousepad", str(self.notes))
        until("the editor's window", lambda: self.computer.windows("notes.txt"))
        self.log = EventLog(self.computer)
        self.sharer.start()
        self.checks.step("get-help")

    def asked_to_view(self):
        """The sharer is asked; nothing is seen yet, and both read the same words."""
        try:
            self.sharer.asked()
            asked = True
        except GaveUp:
            asked = False
        self.checks.step("asked-to-view")
        self.checks.check("the sharer is asked before anything is seen", asked and self.sees() < MARKED, question=asked, marker_pixels=self.sees())
        if not asked:
            raise GaveUp("the sharer was never asked")
        here, there = self.sharer.words(), self.technician.widgets.texts()
        self.checks.check("both screens show the same three words", here in there, words=here)

    def consent_to_view(self):
        """Still nothing is seen; then the sharer allows it."""
        self.desk.type(NEVER)
        self.settle()
        self.checks.check("nothing is seen before consent", self.sees() < MARKED, marker_pixels=self.sees())
        self.sharer.widgets.wait(r"^Allow$", role="button", enabled=True)
        begun = time.monotonic()
        self.sharer.allow(wait=False)
        until("the sharer's screen in the workbench", lambda: self.sees() >= MARKED, 30, 0.02)
        self.checks.figures["seconds from the click on Allow to the picture (screenshots included)"] = round(time.monotonic() - begun, 2)
        self.checks.step("viewing")
        self.checks.check("after consent the screen is seen (positive control)", self.sees() >= MARKED, marker_pixels=self.sees())

    def nothing_without_control(self):
        """Keys and clicks without control reach nobody."""
        before, keys = self.saved(), self.log.count()
        x, y = self.technician.canvas()
        self.desk.click(x, y)
        self.type_from_afar(NEVER)
        self.settle()
        self.checks.check("without control nothing arrives", self.saved() == before and self.log.count() == keys,
                          file=self.saved(), events=self.log.count() - keys)

    def consent_to_control(self):
        """The technician asks for control; the sharer allows it."""
        self.technician.widgets.click(r"^Ask for control$")
        try:
            self.sharer.asked()
            asked = True
        except GaveUp:
            asked = False
        self.checks.step("asked-for-control")
        self.checks.check("the sharer is asked before control", asked, question=asked)
        if asked:
            self.sharer.allow()
        self.technician.widgets.wait(r"^You use |^Keys go to ")

    def control(self):
        """Typing from afar into the sharer's editor."""
        self.click_into_editor()
        keys = self.log.count()
        begun = time.monotonic()
        self.type_from_afar(TYPED)
        until("the text in the sharer's file", lambda: self.saved() == TYPED, 30)
        self.slowest = time.monotonic() - begun - 0.04 * len(TYPED)
        self.checks.step("typed")
        self.checks.check("with control the text arrives in the sharer's file (positive control)", self.saved() == TYPED and self.log.count() > keys,
                          file=self.saved(), events=self.log.count() - keys)
        self.own_windows()
        self.desk.keys("Escape")
        until("the technician's Esc at the sharer's", lambda: 9 in self.log.key_codes())
        self.type_from_afar(AGAIN)
        until("typing after the technician's own Esc", lambda: self.saved() == TYPED + AGAIN, 30)
        self.checks.check("an Esc that the technician types goes to the program and takes nothing", self.saved() == TYPED + AGAIN, file=self.saved())

    def own_windows(self):
        """What changes permissions is used by the sharer's own hands alone: nothing from afar reaches the sharing bar."""
        bar = self.computer.windows("^Your screen is shared")[0]
        before = self.computer.run("xdotool", "getwindowfocus").strip()
        self.computer.run("xdotool", "windowfocus", bar)
        until("the bar to have the keyboard", lambda: self.computer.run("xdotool", "getwindowfocus").strip() != before)
        keys = self.log.count()
        self.desk.keys("Tab", "space", "Return")
        self.settle()
        self.checks.step("at-the-bar")
        self.checks.check("while the sharing bar has the keyboard nothing arrives", self.log.count() == keys, events=self.log.count() - keys)
        self.click_into_editor()

    def escape(self):
        """The sharer presses Esc, and lets the technician go on afterwards."""
        self.computer.keys("Escape")
        try:
            self.sharer.widgets.wait(r"You took control back", seconds=8)
        except GaveUp:
            pass
        before, keys = self.saved(), self.log.count()
        self.type_from_afar(NEVER)
        self.settle()
        self.checks.step("escaped")
        self.checks.check("after the sharer's Esc nothing arrives", self.saved() == before and self.log.count() == keys,
                          file=self.saved(), events=self.log.count() - keys)
        self.sharer.widgets.click(r"^Let .* continue$")
        self.technician.widgets.wait(r"^You use |^Keys go to ")
        self.click_into_editor()
        self.type_from_afar(AGAIN)
        until("typing after the sharer let them continue", lambda: self.saved().count(AGAIN) == 2, 30)
        self.checks.step("continued")
        self.checks.check("let continue, the technician types again (positive control)", self.saved().count(AGAIN) == 2, file=self.saved())

    def hide(self):
        """Hidden, nothing new is seen; shown again, it is."""
        self.sharer.widgets.click(r"^Hide my screen$")
        self.technician.widgets.wait(r"hides the screen")
        self.computer.run("xsetroot", "-solid", "#%02x%02x%02x" % OTHER_MARKER)
        before, keys = self.saved(), self.log.count()
        self.desk.type(NEVER)
        self.settle()
        self.checks.step("hidden")
        self.checks.check("while hidden nothing is seen and nothing arrives", self.sees() < MARKED and self.sees(OTHER_MARKER) < MARKED
                          and self.saved() == before and self.log.count() == keys,
                          old_pixels=self.sees(), new_pixels=self.sees(OTHER_MARKER), events=self.log.count() - keys)
        self.sharer.widgets.click(r"^Show my screen$")
        until("the new picture in the workbench", lambda: self.sees(OTHER_MARKER) >= MARKED, 30)
        self.checks.step("shown")
        self.checks.check("shown again, the newest screen is seen (positive control)", self.sees(OTHER_MARKER) >= MARKED,
                          new_pixels=self.sees(OTHER_MARKER))

    def end(self):
        """The sharer ends it: at both ends, for good."""
        self.sharer.widgets.click(r"^End help$")
        try:
            self.technician.widgets.wait(r"ended the session", seconds=10)
            told = True
        except GaveUp:
            told = False
        self.computer.run("xsetroot", "-solid", "#%02x%02x%02x" % MARKER)
        before, keys = self.saved(), self.log.count()
        self.desk.type(NEVER)
        self.settle()
        self.checks.step("ended")
        self.checks.check("after End help the technician reads who ended it", told)
        self.checks.check("after End help nothing is seen and nothing arrives", self.sees() < MARKED and self.saved() == before
                          and self.log.count() == keys, new_pixels=self.sees(), events=self.log.count() - keys)
        ended = self.sharer.widgets.find(r"can no longer see or use this computer")
        self.checks.check("the sharer reads that it is over", ended, text=ended and (ended["name"] or ended["text"]))
        self.secrets()

    def secrets(self):
        """What was typed, and what only the two may know, is in no log."""
        found = [str(file.relative_to(self.folder)) for file in self.folder.rglob("*.log") if file.name != "sharer-events.log"
                 for text in self.secret_texts if text in file.read_text(errors="replace")]
        logs = sum(1 for _ in self.folder.rglob("*.log"))
        self.checks.check("no secret and no typed text in any log", not found and logs > 0, logs_read=logs, found=found)


def main(kind, *more_products):
    """Runs a story to its end and exits with its result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--endpoint", type=pathlib.Path, required=True)
    parser.add_argument("--workbench", type=pathlib.Path, required=True)
    for product in more_products:
        parser.add_argument("--" + product, type=pathlib.Path, required=True)
    parser.add_argument("--dark", action="store_true")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to stop"))  # and so ends what was started
    folder = arguments.out.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.chmod(folder, 0o700)
    try:
        session = kind(folder, arguments.endpoint.resolve(), arguments.workbench.resolve(), arguments.dark,
                       *(getattr(arguments, product).resolve() for product in more_products))
    except NotAllowed as why:
        (folder / "summary.json").write_text(json.dumps({"passed": False, "skipped": str(why)}) + "\n")
        print(why)
        sys.exit(SKIPPED)
    error = None
    try:
        session.run()
    except (GaveUp, subprocess.SubprocessError, OSError) as failure:
        error = f"{type(failure).__name__}: {failure}"
        try:
            session.checks.step("stopped-here")
        except (GaveUp, subprocess.SubprocessError, OSError):
            pass
    finally:
        good = session.checks.write(error)
        session.close()
    sys.exit(0 if good else 1)
