# SPDX-License-Identifier: EPL-2.0
"""One end of a session on a display that somebody else started: for benchmarks that watch two displays from outside.

session.py share DIR PRODUCT    the sharer: invites with DIR/help.tandem-invitation and allows the technician to see the screen
session.py view DIR PRODUCT     the technician: opens it, and shows the screen pixel for pixel on the whole display

Both stay until they are ended; DIR carries the invitation and its password from one to the other, and is the bench's own.
"""

import pathlib
import signal
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "people"))

from display import Display, until  # noqa: E402
from sharer import Sharer  # noqa: E402
from technician import Technician  # noqa: E402


def share(folder, product):
    display = Display("sharer", folder, (1920, 1080), attached=True)
    sharer = Sharer(display, product)
    sharer.start()
    password = sharer.invite(folder / "help.tandem-invitation")
    (folder / "password").write_text(password, encoding="ascii")
    sharer.asked(120)
    sharer.allow()
    # The bar stays above everything: out of the way of what is watched.
    bar = until("the sharing bar", lambda: display.windows("^Your screen is shared"))[0]
    display.run("xdotool", "windowmove", bar, "1250", "1000")
    return display


def view(folder, product):
    display = Display("technician", folder, (1920, 1080), attached=True)
    technician = Technician(display, product)
    technician.start()
    until("the password", lambda: (folder / "password").exists(), 60)
    technician.open(folder / "help.tandem-invitation")
    technician.password((folder / "password").read_text(encoding="ascii"))
    technician.widgets.wait("leads to")
    technician.connect()
    technician.widgets.click("^Actual size$", seconds=60)
    display.keys("F11")
    (folder / "shown").touch()
    return display


def main():
    role, folder, product = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    display = {"share": share, "view": view}[role](folder, product)
    try:
        signal.sigwait({signal.SIGTERM, signal.SIGINT})
    finally:
        display.close()


main()
