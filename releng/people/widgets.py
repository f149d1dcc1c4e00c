# SPDX-License-Identifier: EPL-2.0
"""Finds widgets by what a screen reader says of them, and acts on them with the mouse, as a person would."""

import json
import pathlib
import re
import subprocess
import sys

from display import GaveUp, until


class Widgets:
    """The widgets on one display."""

    def __init__(self, display):
        self.display = display
        reader = pathlib.Path(__file__).with_name("reader.py")
        self.process = subprocess.Popen([*display.inside, sys.executable, str(reader)], env=display.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=open(display.folder / f"{display.name}-reader.log", "ab"), text=True,
                                        start_new_session=True)
        display.started.append(self.process)

    def all(self):
        """Every visible widget."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise GaveUp(f"the screen reader of the {self.display.name} died")
        return json.loads(answer)

    def find(self, name, role=None, enabled=None):
        """The first visible widget whose name or text matches a regular expression, or None."""
        for widget in self.all():
            if role and not re.search(role, widget["role"]):
                continue
            if enabled is not None and widget["enabled"] != enabled:
                continue
            if widget["area"][2] > 0 and (re.search(name, plain(widget["name"])) or re.search(name, widget["text"])):
                return widget
        return None

    def wait(self, name, role=None, enabled=None, seconds=20):
        """Waits until such a widget is there."""
        try:
            return until(f"'{name}' on the {self.display.name}'s screen", lambda: self.find(name, role, enabled), seconds, 0.1)
        except GaveUp as gone:
            seen = sorted({plain(w["name"]) or w["text"][:60] for w in self.all() if w["showing"]} - {""})
            raise GaveUp(f"{gone}; what is there: {seen[:60]}") from None

    def gone(self, name, role=None, seconds=20):
        """Waits until no such widget is there."""
        until(f"'{name}' to go from the {self.display.name}'s screen", lambda: not self.find(name, role), seconds, 0.1)

    def click(self, name, role="button|menu item|check box|toggle|radio|link", seconds=20):
        """Waits for an enabled widget and clicks its middle with the mouse."""
        widget = self.wait(name, role, True, seconds)
        self.click_at(widget)
        return widget

    def click_at(self, widget):
        x, y, width, height = widget["area"]
        self.display.click(x + width // 2, y + height // 2)

    def texts(self):
        """All that can be read, joined."""
        return "\n".join(plain(w["name"]) + "\n" + w["text"] for w in self.all())


def plain(text):
    """A label without its mnemonic's underscore."""
    return text.replace("_", "", 1)
