# SPDX-License-Identifier: EPL-2.0
"""The demo for a person who acts both people: the helped computer in a window, the workbench on the display."""

import argparse
import os
import pathlib
import subprocess
import tempfile

from display import Display, need
from relay import Relay, write_settings


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--endpoint", type=pathlib.Path, required=True)
    parser.add_argument("--workbench", type=pathlib.Path, required=True)
    parser.add_argument("--relay", type=pathlib.Path, help="to meet by a one-time code; by an invitation without")
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
        env = technician(folder)
        if arguments.relay:
            relay = Relay(arguments.relay, folder)
            relay.start(computer.start)
            for home in (computer.env["XDG_CONFIG_HOME"], env["XDG_CONFIG_HOME"]):
                write_settings(home, relay.settings(proxy="direct"))
            meet = """press Ctrl+N in the workbench, and type the code that
it shows under "Code from assistant" there."""
        else:
            meet = f"""save an invitation there, for example as
    {folder}/help.tandem-invitation
Open it in the workbench (Ctrl+O) with the password that Get help shows."""
        computer.start("endpoint", str(arguments.endpoint / "tandem-endpoint"))
        print(f"""The window "the sharer's computer" is the helped computer: {meet}
Close the workbench to end the demo.""", flush=True)
        subprocess.run([str(arguments.workbench / "tandem-workbench")], env=env, check=False)
    finally:
        computer.close()


def technician(folder):
    """The watcher's own display, and nothing else of theirs: settings and history of the demo are its own."""
    homes = {name: str(folder / "technician-home" / part) for name, part in
             (("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("XDG_RUNTIME_DIR", "run"))}
    for home in homes.values():
        pathlib.Path(home).mkdir(parents=True, mode=0o700)
    return os.environ | homes | {"TANDEM_NAME": "Technician"}


if __name__ == "__main__":
    main()
