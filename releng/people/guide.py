# SPDX-License-Identifier: EPL-2.0
"""A technician who looks on and points, and two people who write to each other: nothing is controlled."""

import stat
import subprocess

from display import until
from invitation import ByInvitation
from session import MARKED, main

QUESTION = "Where does it hurt?"
ANSWER = "The printer blinks."
INK = (224, 27, 36)
BENEATH = "beneath"
LINK = "https://printer.example.org/paper?tray=2"


class Guided(ByInvitation):
    """They write, and the technician draws upon the sharer's screen."""

    def run(self):
        """A session in which the sharer alone has mouse and keyboard."""
        self.helped_computer()
        self.meet()
        self.sharer.widgets.wait(r"^Allow$", role="button", enabled=True)
        early = self.sharer.widgets.find(r"^Chat$", role="button")
        self.checks.check("before the sharer lets anybody in there is no chat", not early and not self.technician.widgets.find(r"^Send$", role="button", enabled=True))
        self.sharer.allow(wait=False)
        until("the sharer's screen in the workbench", lambda: self.sees() >= MARKED, 30)
        self.guide()
        self.chat()
        self.link()
        self.no_chat()
        self.end()

    def meet(self):
        """The file and its password."""
        self.invitation = self.folder / "help.tandem-invitation"
        self.password = self.sharer.invite(self.invitation)
        assert stat.S_IMODE(self.invitation.stat().st_mode) == 0o600
        self.technician.start()
        self.technician.open(self.invitation)
        self.technician.password(self.password)
        self.technician.widgets.wait(r"leads to")
        self.technician.connect()

    def inked(self, display=None):
        """Places of pixels that have the arrow's colour, below the sharing bar."""
        display = display or self.computer
        width, height = display.size
        top = 130
        raw = subprocess.run(["import", "-silent", "-window", "root", "-crop", f"{width}x{height - top}+0+{top}", "+repage", "-depth", "8", "rgb:-"], env=display.env,
                             capture_output=True, timeout=30, check=True).stdout
        return [(at % width, at // width + top) for at in range(width * (height - top))
                if abs(raw[3 * at] - INK[0]) < 12 and abs(raw[3 * at + 1] - INK[1]) < 12 and abs(raw[3 * at + 2] - INK[2]) < 12]

    def drag(self, dx, dy):
        """Drags across the middle of the picture."""
        x, y = self.technician.canvas()
        self.desk.run("xdotool", "mousemove", str(x - dx), str(y - dy), "mousedown", "1")
        for step in range(1, 6):
            self.desk.run("xdotool", "mousemove", str(x - dx + dx * step // 5), str(y - dy + dy * step // 5))
        self.desk.run("xdotool", "mouseup", "1")

    def guide(self):
        """An arrow above a window, only after a Yes, never in the way of a click, gone when the screen is hidden."""
        self.technician.widgets.click(r"^Point$")
        self.sharer.asked()
        self.drag(150, 60)
        self.checks.step("asked-to-point")
        self.checks.check("the sharer is asked before anybody draws, and until then nothing is drawn", not self.inked())
        self.sharer.allow()
        self.technician.widgets.click(r"^Arrow$")
        self.drag(150, 60)
        arrow = until("the arrow on the sharer's screen", self.inked, 15)
        here = until("the arrow in the technician's picture", lambda: self.inked(self.desk), 10)
        self.checks.step("arrow")
        editor = self.computer.windows("notes.txt")[0]
        x, y, width, height = self.computer.window_area(editor)
        inside = [at for at in arrow if x + 5 < at[0] < x + width - 5 and y + 60 < at[1] < y + height - 5]
        self.checks.check("the arrow is seen above a window of the sharer's, and in the technician's picture", len(inside) > 200 and len(here) > 100, pixels=len(arrow), above=len(inside), here=len(here))
        place = inside[len(inside) // 2]
        self.computer.click(*place)
        self.computer.type(BENEATH)
        self.computer.keys("ctrl+s")
        until("the sharer's own typing", lambda: BENEATH in self.saved(), 15)
        self.checks.check("a click on the arrow goes to the window beneath", BENEATH in self.saved(), clicked=place)
        until("the arrow to fade", lambda: not self.inked(), 20)
        self.technician.widgets.click(r"^Text$")
        self.desk.type("Click here")
        self.desk.click(*self.technician.canvas())
        until("the words on the sharer's screen", lambda: self.inked(), 10)
        self.checks.step("words")
        self.technician.widgets.click(r"^Box$")
        self.drag(200, 120)
        until("the box", lambda: len(self.inked()) > 2000, 10)
        self.checks.step("box")
        self.sharer.widgets.click(r"^Hide my screen$")
        gone = until("nothing to be drawn any more", lambda: not self.inked(), 5)
        self.checks.check("what is drawn goes when the sharer hides the screen", gone)
        self.sharer.widgets.click(r"^Show my screen$")
        self.technician.widgets.wait(r"^You see ")
        self.drag(150, 60)
        self.settle()
        self.checks.step("shown-again")
        self.checks.check("shown again, nobody draws without being allowed anew", not self.inked())
        self.technician.widgets.click(r"^Point$", role="toggle")

    def write(self, who, text):
        """Types a message into the field of a chat and sends it with Enter."""
        send = who.widgets.wait(r"^Send$", role="button", enabled=True)
        field = until("the field beside Send", lambda: next((w for w in who.widgets.all() if w["role"] == "text" and w["enabled"] and w["showing"]
                                                             and w["area"][0] + w["area"][2] <= send["area"][0]
                                                             and w["area"][1] <= send["area"][1] + send["area"][3] / 2 <= w["area"][1] + w["area"][3]), None))
        who.widgets.click_at(field)
        who.display.type(text)
        who.display.keys("Return")

    def chat(self):
        """Lines both ways; the first one opens the sharer's window."""
        self.write(self.technician, QUESTION)
        self.sharer.widgets.wait(QUESTION.replace("?", r"\?"))
        self.checks.step("chat-asked")
        said = self.sharer.widgets.wait(QUESTION.replace("?", r"\?"))
        self.checks.check("what the technician writes comes up at the sharer's, marked as theirs", "Technician" in said["text"] and " writes" in said["text"], text=said["text"])
        self.write(self.sharer, ANSWER)
        self.technician.widgets.wait(ANSWER)
        self.technician.widgets.wait(r"\(delivered\)")
        self.checks.step("chat-answered")
        self.checks.check("what the sharer writes comes to the technician, and both know that it arrived", self.sharer.widgets.find(r"\(delivered\)"))

    def link(self):
        """A link opens only for who has read where it leads."""
        self.write(self.technician, LINK)
        shown = self.sharer.widgets.wait(r"printer\.example\.org")
        self.press_link(shown["area"][0], shown["area"][1])
        asked = self.sharer.widgets.wait(r"leads to printer\.example\.org\.")
        self.checks.step("link-asked")
        focused = [w["name"] for w in self.sharer.widgets.all() if w["focused"]]
        self.checks.check("a link says where it leads before anything opens, and No is ready", "open" in " ".join(focused).lower(), focused=focused, asked=asked["name"])
        self.sharer.widgets.click(r"^Don.t open$")
        self.sharer.widgets.gone(r"leads to printer")

    def press_link(self, x, y):
        """Puts the caret into the link's line with the keyboard, and presses Enter."""
        self.computer.click(x + 60, y + 10)
        self.computer.keys("ctrl+End", "Left", "Return")

    def no_chat(self):
        """The sharer wants no more messages."""
        self.sharer.widgets.click(r"^Let .* write to me$", role="check box")
        told = self.technician.widgets.wait(r"switched the chat off")
        self.checks.step("chat-off")
        self.checks.check("a sharer who wants no messages gets none", not self.technician.widgets.find(r"^Send$", role="button", enabled=True), told=told["name"])

    def end(self):
        """The sharer ends it: the chat is over, and stands in both logs."""
        self.sharer.widgets.click(r"^End help$")
        self.technician.widgets.wait(r"ended the session")
        until("the chat window to go", lambda: not self.computer.windows("^Chat$"))
        self.checks.step("ended")
        logs = [file.read_text() for home in (self.computer.home, self.desk.home) for file in (home / ".local/state/tandem/sessions").glob("*.jsonl")]
        self.checks.check("both logs tell who wrote what", len(logs) == 2 and all(QUESTION in log and ANSWER in log for log in logs), logs=len(logs))


if __name__ == "__main__":
    main(Guided)
