# SPDX-License-Identifier: EPL-2.0
"""A session by a one-time code through a relay: three programs, two people, real mouse and key events."""

from display import until
from relay import Relay, write_settings
from session import Session, main

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class ByCode(Session):
    """The technician reads a code out, the sharer types it."""

    def __init__(self, folder, endpoint, workbench, dark, relay):
        super().__init__(folder, endpoint, workbench, dark)
        self.relay = Relay(relay, folder)

    def close(self):
        """Ends everything that was started."""
        self.relay.close()
        super().close()

    def helped_computer(self):
        """Before it: the relay, and a code that nobody types in time."""
        self.relay.start(self.desk.start)
        for display in (self.computer, self.desk):
            write_settings(display.env["XDG_CONFIG_HOME"], self.relay.settings(proxy="direct", codeMinutes=1))
        self.technician.start()
        self.desk.keys("ctrl+n")
        self.late = self.shown_code()
        super().helped_computer()

    def meet(self):
        """Codes that lead nowhere: mistyped, wrong, burned, expired. Then one that does."""
        code = self.mistyped_code()
        self.wrong_code(code)
        self.burned_code(code)
        self.expired_code()
        self.code()
        self.asked_to_view()
        self.checks.check("the endpoint listens at no port", self.listening() == [], ports=self.listening())

    def shown_code(self, but=()):
        """The code that the workbench shows, when it is another one than those."""
        found = until("a code in the workbench", lambda: (code := self.technician.code()) not in but and code, 30)
        self.secret_texts += [found, found.replace("-", "")]
        return found

    def refused(self):
        """The sharer presses Enter and reads that the code leads nowhere."""
        self.sharer.widgets.gone(r"Ask your helper for a new one")
        self.computer.keys("Return")
        told = self.sharer.widgets.wait(r"Ask your helper for a new one", seconds=40)
        return told["name"] or told["text"]

    def mistyped_code(self):
        """A code with one letter that is another."""
        self.desk.keys("ctrl+n")
        code = self.shown_code(but=[self.late])
        self.checks.step("code")
        plain = code.replace("-", "")
        self.sharer.type_code(plain[:4] + ("2" if plain[4] != "2" else "3") + plain[5:])
        told = self.sharer.widgets.wait(r"mistyped|One of the letters is wrong")
        self.checks.step("mistyped")
        self.checks.check("a mistyped letter is told before anything is sent", told, message=told["name"] or told["text"])
        return code

    def wrong_code(self, code):
        """A code whose secret part is another: it leads nowhere, and burns the right one."""
        self.sharer.type_code(another(code.replace("-", "")))
        message = self.refused()
        burned = self.technician.widgets.wait(r"worth nothing any more")
        again = self.technician.widgets.wait(r"^New Code$", role="button", enabled=True)
        self.checks.step("burned")
        self.checks.check("a wrong code is refused and burns the right one, both read it, and a new one is offered", message and burned and again,
                          sharer=message, technician=burned["name"] or burned["text"])

    def burned_code(self, code):
        """The right code comes too late."""
        self.sharer.type_code(code)
        message = self.refused()
        self.checks.step("burned-code-typed")
        self.checks.check("the right code leads nowhere once it is burned", not self.sharer.widgets.find(r"^Allow$"), sharer=message)

    def expired_code(self):
        """The code from the beginning, after its minute."""
        self.technician.widgets.click(r"^Code$", role="^page tab$")
        told = self.technician.widgets.wait(r"Nobody typed this code in time", seconds=80)
        self.checks.step("expired")
        self.sharer.type_code(self.late)
        message = self.refused()
        self.checks.step("expired-code-typed")
        self.checks.check("a code leads nowhere after its time, and both read it", not self.sharer.widgets.find(r"^Allow$"),
                          sharer=message, technician=told["name"] or told["text"])

    def code(self):
        """The sharer types the new code in lower case and with blanks."""
        old = self.technician.code()
        self.technician.widgets.click(r"^New Code$")
        code = self.shown_code(but=[old])
        self.checks.step("new-code")
        self.sharer.type_code(code.lower().replace("-", " "))
        self.computer.keys("Return")


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
    main(ByCode, "relay")
