# SPDX-License-Identifier: EPL-2.0
"""A virtual display with a window manager, a D-Bus session and accessibility: one person's computer."""

import hashlib
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import time


class GaveUp(Exception):
    """Something did not happen in time; the message says what."""


def until(what, condition, seconds=20.0, step=0.05):
    """Waits for a condition and returns its first true value; raises GaveUp with the text given."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise GaveUp(f"{what}: not within {seconds:g} s")
        time.sleep(step)


class Display:
    """Starts an X server (Xvfb, or Xephyr where a person watches; none if attached) and ends exactly what it started."""

    def __init__(self, name, folder, size, watched=False, dark=False, attached=False, inside=()):
        """inside: command that all this computer's programs are started with, for example to be in a network of their own."""
        self.name = name
        self.inside = list(inside)
        self.folder = pathlib.Path(folder)
        self.size = size
        self.started = []
        self.home = self.folder / f"{name}-home"
        for part in ("", ".config", ".local/share", ".local/state", "run"):
            (self.home / part).mkdir(parents=True, exist_ok=True)
        (self.home / "run").chmod(0o700)
        self.number = os.environ["DISPLAY"] if attached else self._server(watched)
        self.env = self._environment(dark)
        self._session_bus()
        self.start("openbox", "openbox", "--sm-disable")
        until(f"a window manager on {name}", lambda: self._wm())
        if not watched and not attached:
            self.run("xsetroot", "-solid", "#2b2b33")

    def _server(self, watched):
        read, write = os.pipe()
        width, height = self.size
        if watched:
            command = ["Xephyr", "-displayfd", str(write), "-screen", f"{width}x{height}", "-title",
                       f"Tandem demo: the {self.name}'s computer", "-no-host-grab", "-nolisten", "tcp"]
        else:
            command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
        # Outside: two X servers that can't hear each other would take the same number. Programs inside find it by its file.
        process = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=self._log("xserver"),
                                   start_new_session=True)
        os.close(write)
        self.started.append(process)
        with os.fdopen(read) as answer:
            if not select.select([answer], [], [], 30)[0]:
                raise GaveUp(f"no X server for the {self.name}: see {self.folder}")
            return ":" + answer.readline().strip()

    def _environment(self, dark):
        keep = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "JAVA_HOME", "TANDEM_JAVA") if key in os.environ}
        keep.setdefault("LANG", "C.UTF-8")
        return keep | {
            "DISPLAY": self.number,
            "HOME": str(self.home),
            "USER": self.name,
            "TANDEM_NAME": self.name.capitalize(),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "XDG_SESSION_TYPE": "x11",
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local/share"),
            "XDG_STATE_HOME": str(self.home / ".local/state"),
            "GTK_THEME": "Adwaita:dark" if dark else "Adwaita",
            "NO_AT_BRIDGE": "0",
            # Every story has a home of its own: nothing would ever start a second time as quickly as it could.
            "TANDEM_START_CACHE": "no",
            "GTK_MODULES": "gail:atk-bridge",
        }

    def _session_bus(self):
        read, write = os.pipe()
        command = self.inside + ["dbus-daemon", "--session", "--nofork", f"--print-address={write}"]
        process = subprocess.Popen(command, pass_fds=[write], env=self.env, stdout=subprocess.DEVNULL, stderr=self._log("dbus"), start_new_session=True)
        os.close(write)
        self.started.append(process)
        with os.fdopen(read) as answer:
            if not select.select([answer], [], [], 10)[0]:
                raise GaveUp(f"no D-Bus session for the {self.name}")
            self.env["DBUS_SESSION_BUS_ADDRESS"] = answer.readline().strip()

    def _log(self, what):
        return open(self.folder / f"{self.name}-{what}.log", "ab")

    def _wm(self):
        return "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK", quiet=True)

    def start(self, label, *command, cwd=None, env=None):
        """Starts a program on this display; it ends with the display."""
        process = subprocess.Popen([*self.inside, *command], env=self.env | (env or {}), stdin=subprocess.DEVNULL, stdout=self._log(label),
                                   stderr=subprocess.STDOUT, cwd=cwd or self.home, start_new_session=True)
        self.started.append(process)
        return process

    def run(self, *command, quiet=False, data=None):
        """Runs a program to its end and returns what it printed."""
        done = subprocess.run(command, env=self.env, input=data, capture_output=True, text=True, timeout=30)
        if done.returncode and not quiet:
            raise GaveUp(f"{command[0]} on {self.name}: {done.stderr.strip()[:300]}")
        return done.stdout

    def keys(self, *keys):
        """Presses key combinations, xdotool's names."""
        self.run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text):
        """Types a text as key presses."""
        self.run("xdotool", "type", "--delay", "40", text)

    def click(self, x, y, button=1):
        """Moves the mouse and clicks."""
        self.run("xdotool", "mousemove", str(x), str(y))
        self.run("xdotool", "click", str(button))

    def windows(self, title):
        """Ids of the visible windows whose title matches a regular expression."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", title, quiet=True).split()

    def window_area(self, window):
        """x, y, width, height of a window on the display."""
        text = self.run("xdotool", "getwindowgeometry", "--shell", window)
        values = dict(line.split("=") for line in text.split() if "=" in line)
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def shot(self, file):
        """Saves a picture of the whole display and returns its SHA-256."""
        self.run("import", "-silent", "-window", "root", str(file))
        return hashlib.sha256(pathlib.Path(file).read_bytes()).hexdigest()

    def count_colour(self, rgb, fuzz=40):
        """How many pixels of the display have about this colour: a probe for a marker."""
        raw = subprocess.run(["import", "-silent", "-window", "root", "-depth", "8", "rgb:-"], env=self.env,
                             capture_output=True, timeout=30).stdout
        return count_near(raw, rgb, fuzz)

    def close(self):
        """Ends what was started here, last first, by process group of each."""
        for process in reversed(self.started):
            stop(process)
        self.started.clear()


def count_near(raw, rgb, fuzz):
    """Pixels within a distance of a colour, channel by channel."""
    ranges = [bytes(1 if abs(v - c) <= fuzz else 0 for v in range(256)) for c in rgb]
    planes = [raw[i::3].translate(ranges[i]) for i in range(3)]
    together = int.from_bytes(planes[0], "big") & int.from_bytes(planes[1], "big") & int.from_bytes(planes[2], "big")
    return together.bit_count()


def stop(process, seconds=5):
    """Ends one process that was started here, with its children."""
    if process.poll() is not None:
        return
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    except ProcessLookupError:
        pass


class EventLog:
    """All raw key and button events that reach a display, from XInput2: what a person or a program really typed there."""

    def __init__(self, display):
        self.file = display.folder / f"{display.name}-events.log"
        self.file.unlink(missing_ok=True)
        display.start("events", "sh", "-c", 'exec stdbuf -oL xinput test-xi2 --root > "$1"', "sh", str(self.file))
        until("the X event log", lambda: self.file.exists())
        # It is ready when it hears a harmless event of ours.
        def hears():
            display.run("xdotool", "key", "XF86Launch9")
            return self.count() > 0
        until("the X event log to hear", hears)

    def count(self):
        """Raw key and button presses so far."""
        return len(re.findall(r"\((RawKeyPress|RawButtonPress)\)", self.file.read_text(errors="replace")))

    def key_codes(self):
        """Key codes of the raw key presses so far."""
        text = self.file.read_text(errors="replace")
        return [int(code) for code in re.findall(r"\(RawKeyPress\)\n(?:.*\n)*?\s+detail: (\d+)", text)]


def need(*programs):
    """Says which programs are missing."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        raise GaveUp("missing programs: " + ", ".join(missing) + "; releng/setup installs them")
