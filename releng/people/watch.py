# SPDX-License-Identifier: EPL-2.0
"""The demo for a person who acts both people: the helped computer in a window, the workbench on the display."""

import argparse
import os
import pathlib
import subprocess
import tempfile

from display import Display, need


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--endpoint", type=pathlib.Path, required=True)
    parser.add_argument("--workbench", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        raise SystemExit("There is no DISPLAY to show the demo on. Use --headless --out DIR to let a script act it.")
    need("Xephyr", "openbox", "mousepad", "xterm", "xclock", "dbus-daemon")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tandem-demo-"))
    computer = Display("sharer", folder, (1280, 800), watched=True)
    try:
        computer.run("xsetroot", "-solid", "#4a6a8a")
        notes = folder / "notes.txt"
        notes.touch()
        computer.start("editor", "mousepad", str(notes))
        computer.start("terminal", "xterm", "-geometry", "60x12+20+520")
        computer.start("clock", "xclock", "-geometry", "140x140+1100+620")
        computer.start("endpoint", str(arguments.endpoint / "tandem-endpoint"))
        print(f"""The window "the sharer's computer" is the helped computer: save an invitation there, for example as
    {folder}/help.tandem-invitation
Open it in the workbench (Ctrl+O) with the password that Get help shows. Close the workbench to end the demo.""", flush=True)
        subprocess.run([str(arguments.workbench / "tandem-workbench")], check=False)
    finally:
        computer.close()


if __name__ == "__main__":
    main()
