# SPDX-License-Identifier: EPL-2.0
"""The technician: what they do in the workbench."""

import re

from display import until
from widgets import Widgets


class Technician:
    """Acts on the workbench."""

    def __init__(self, display, product):
        self.display = display
        self.product = product
        self.widgets = Widgets(display)

    def start(self):
        """Starts the workbench."""
        self.display.start("workbench", str(self.product / "tandem-workbench"))
        self.shown()

    def shown(self):
        """Waits for the workbench's window and makes it fill the display."""
        self.widgets.wait(r"Open Invitation", seconds=90)
        width, height = self.display.size
        for window in self.display.windows("^Tandem"):
            self.display.run("xdotool", "windowsize", "--sync", window, str(width - 4), str(height - 30))
            self.display.run("xdotool", "windowmove", window, "0", "0")

    def open(self, file):
        """Opens an invitation by a second start of the program: the running one takes it."""
        second = self.display.start("second", str(self.product / "tandem-workbench"), str(file))
        second.wait(60)
        self.widgets.wait(r"^Password$")
        return second.returncode

    def password(self, text):
        """Types the password into the field that has the focus and presses Enter."""
        until("the password field to have the focus", self._field_has_focus)
        self.display.keys("ctrl+a")
        self.display.type(text)
        self.display.keys("Return")

    def _field_has_focus(self):
        label = self.widgets.find(r"^Password$", role="label")
        return label and any(w["focused"] and w["role"] in ("text", "entry", "password text") and w["area"][1] > label["area"][1]
                             for w in self.widgets.all())

    def connect(self):
        """Clicks Connect."""
        self.widgets.click(r"^(Connect|Try again)$")

    def code(self):
        """The one-time code that the workbench shows, or None."""
        return next((found.group() for widget in self.widgets.all()
                     if (found := re.fullmatch(r"[0-9A-Z]{3}(-[0-9A-Z]{3}){2}", widget["text"].strip() or widget["name"].strip()))), None)

    def canvas(self):
        """Middle of the picture's area on the display."""
        bar = self.widgets.wait(r"(Actual size|Fit)$", role="button")
        x, y, _, height = bar["area"]
        labels = [w["area"] for w in self.widgets.all() if w["showing"] and w["role"] == "label"]
        left = min(area[0] for area in labels if area[0] < x and abs(area[1] + area[3] / 2 - y - height / 2) < 20)
        right = self.widgets.wait(r"^End session$", role="button")["area"]
        return (left + right[0] + right[2]) // 2, y + 300
