# SPDX-License-Identifier: EPL-2.0
"""A technician who looks on and points, and two people who write to each other: nothing is controlled."""

import stat

from display import until
from invitation import ByInvitation
from session import MARKED, main

QUESTION = "Where does it hurt?"
ANSWER = "The printer blinks."
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
        x, y, width, _ = shown["area"]
        place = self.computer.run("sh", "-c", "true")
        del place, width
        self.press_link(x, y, shown)
        asked = self.sharer.widgets.wait(r"leads to printer\.example\.org\.")
        self.checks.step("link-asked")
        focused = [w["name"] for w in self.sharer.widgets.all() if w["focused"]]
        self.checks.check("a link says where it leads before anything opens, and No is ready", "open" in " ".join(focused).lower(), focused=focused, asked=asked["name"])
        self.sharer.widgets.click(r"^Don.t open$")
        self.sharer.widgets.gone(r"leads to printer")

    def press_link(self, x, y, shown):
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
