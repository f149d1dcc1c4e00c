# SPDX-License-Identifier: EPL-2.0
"""A session by a one-time code through a relay: three programs, two people, real mouse and key events."""

import json
import pathlib
import re

from demo import MARKED, TYPED, Demo, main
from display import GaveUp, until

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class CodeDemo(Demo):
    """The two computers, and the relay between them."""

    def __init__(self, folder, endpoint, workbench, dark, relay):
        super().__init__(folder, endpoint, workbench, dark)
        self.product = relay
        self.secret_texts = []

    def run(self):
        """The whole session."""
        self.relay()
        self.helped_computer()
        self.technician.start()
        self.wrong_code()
        self.code()
        self.consent_to_view()
        self.nothing_without_control()
        self.consent_to_control()
        self.control()
        self.end()

    def relay(self):
        """A relay with a certificate of its own; both computers know it by its pin."""
        config = self.folder / "relay.json"
        config.write_text(json.dumps({"listen": {"address": "127.0.0.1", "port": 0}}), encoding="utf-8")
        self.desk.start("relay", str(self.product / "tandem-relay"), "--dev", "--config", str(config),
                        env={"XDG_STATE_HOME": str(self.folder / "relay-state")})
        log = self.folder / "technician-relay.log"

        def started():
            text = "".join(file.read_text(errors="replace") for file in self.folder.glob("*relay*.log"))
            port = re.search(r'"relay\.started","port":(\d+)', text)
            pin = re.search(r"^pin ([0-9a-f]{64})$", text, re.M)
            return (port.group(1), pin.group(1)) if port and pin else None

        self.port, self.pin = until(f"the relay in {log.name}", started, 60)
        settings = json.dumps({"relay": f"localhost:{self.port}", "relayPin": self.pin, "proxy": "direct"})
        for display in (self.computer, self.desk):
            config = pathlib.Path(display.env["XDG_CONFIG_HOME"]) / "tandem"
            config.mkdir(parents=True, exist_ok=True)
            (config / "settings.json").write_text(settings, encoding="utf-8")

    def shown_code(self):
        """The code that the workbench shows."""
        def code():
            return next((found.group() for widget in self.technician.widgets.all()
                         if (found := re.fullmatch(r"[0-9A-Z]{3}(-[0-9A-Z]{3}){2}", widget["text"].strip() or widget["name"].strip()))), None)
        found = until("a code in the workbench", code, 30)
        self.secret_texts += [found, found.replace("-", "")]
        return found

    def type_code(self, code):
        """The sharer types into the field, which has the keyboard, and presses Enter."""
        label = self.sharer.widgets.wait(r"^Code from assistant$", role="label")
        field = until("the field below its label", lambda: next((w for w in self.sharer.widgets.all() if w["role"] in ("text", "entry")
                                                                 and 0 < w["area"][1] - label["area"][1] < 80 and w["area"][0] == label["area"][0]), None))
        self.sharer.widgets.click_at(field)
        self.computer.keys("ctrl+a")
        self.computer.type(code)

    def wrong_code(self):
        """A code whose secret part is another: it leads nowhere, and burns the right one."""
        self.desk.keys("ctrl+n")
        code = self.shown_code()
        self.checks.step("code")
        plain = code.replace("-", "")
        self.type_code(plain[:4] + ("2" if plain[4] != "2" else "3") + plain[5:])
        told = self.sharer.widgets.wait(r"mistyped|One of the letters is wrong")
        self.checks.step("mistyped")
        self.checks.check("a mistyped letter is told before anything is sent", told, message=told["name"] or told["text"])
        self.type_code(another(plain))
        self.computer.keys("Return")
        refused = self.sharer.widgets.wait(r"Ask your helper for a new one", seconds=40)
        burned = self.technician.widgets.wait(r"worth nothing any more")
        self.checks.step("burned")
        self.checks.check("a wrong code is refused and burns the right one, and both read it", refused and burned)
        self.technician.widgets.click(r"^New Code$")

    def code(self):
        """The sharer types the new code in lower case and with blanks."""
        code = until("another code", lambda: (fresh := self.shown_code()) not in self.secret_texts[:-2] and fresh)
        self.checks.step("new-code")
        self.type_code(code.lower().replace("-", " "))
        self.computer.keys("Return")
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
        self.checks.check("the endpoint listens at no port", self.listening() == [], ports=self.listening())

    def secrets(self):
        """Neither codes nor what was typed are in any log."""
        wanted = (*self.secret_texts, TYPED)
        found = [str(file.relative_to(self.folder)) for file in self.folder.rglob("*.log") if file.name != "sharer-events.log"
                 for text in wanted if text in file.read_text(errors="replace")]
        logs = sum(1 for _ in self.folder.rglob("*.log"))
        self.checks.check("no code and no typed text in any log", not found and logs > 0, logs_read=logs, found=found)


def another(symbols):
    """A code with the same routing part, another secret and the right check symbol: all but the last of a guess."""
    changed = symbols[:4] + ("2" if symbols[4] != "2" else "3") + symbols[5:-1]
    return changed + ALPHABET[check(changed)]


def check(text):
    """The check symbol's value: a weighted sum in the field of 32 elements."""
    total, weight = 0, 1
    for symbol in text:
        weight = times(weight, 2)
        total ^= times(ALPHABET.index(symbol), weight)
    return total


def times(one, other):
    """Product in the field of 32 elements, x^5 + x^2 + 1."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= 0b100101
        other >>= 1
    return product


if __name__ == "__main__":
    main(CodeDemo, "relay")
