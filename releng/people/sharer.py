# SPDX-License-Identifier: EPL-2.0
"""The sharer: what they do with their windows."""

import re

from display import stop, until
from widgets import Widgets


class Sharer:
    """Acts on the helped computer."""

    def __init__(self, display, product):
        self.display = display
        self.product = product
        self.widgets = Widgets(display)

    def start(self, **env):
        """Starts the endpoint and waits for its window."""
        self.process = self.display.start("endpoint", str(self.product / "tandem-endpoint"), env=env)
        self.widgets.wait(r"^Invite someone you trust", seconds=90)

    def stop(self):
        """Ends the endpoint."""
        stop(self.process)
        self.widgets.gone(r"^Invite someone you trust")

    def invite(self, file):
        """Saves an invitation and returns the password that the window shows."""
        self.widgets.click(r"Save an invitation as a file")
        field = self.widgets.wait(r"tandem-invitation", role="text|entry")
        self.widgets.click_at(field)
        self.display.keys("ctrl+a")
        self.display.type(str(file))
        self.widgets.click(r"^Save$")
        self.widgets.wait(r"^Waiting for your helper")
        return until("a password on the screen", self._password)

    def _password(self):
        return next((found.group() for widget in self.widgets.all()
                     if (found := re.fullmatch(r"[0-9A-Z]{4}([ -][0-9A-Z]{4}){2}", widget["text"].strip() or widget["name"].strip()))), None)

    def type_code(self, code):
        """Types a code into the field below its label, in the place of what is there."""
        label = self.widgets.wait(r"^Code from assistant$", role="label")
        field = until("the field below its label", lambda: next((w for w in self.widgets.all() if w["role"] in ("text", "entry")
                                                                 and 0 < w["area"][1] - label["area"][1] < 80 and w["area"][0] == label["area"][0]), None))
        self.widgets.click_at(field)
        self.display.keys("ctrl+a")
        self.display.type(code)

    def words(self):
        """The security words that the consent window shows."""
        text = until("security words in the question", lambda: next(
            (found for w in self.widgets.all() if (found := re.fullmatch(r"[a-z]{3,9}\s+[a-z]{3,9}\s+[a-z]{3,9}", w["text"].strip() or w["name"].strip()))), None))
        return " ".join(text.group().split())

    def asked(self, seconds=40):
        """Waits for a question."""
        return self.widgets.wait(r"^Allow$", role="button", seconds=seconds)

    def allow(self, wait=True):
        """Clicks Allow as soon as it can be clicked."""
        self.widgets.click(r"^Allow$")
        if wait:
            self.widgets.gone(r"^Allow$", role="button")
