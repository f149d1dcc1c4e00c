# SPDX-License-Identifier: EPL-2.0
"""The relay between two people, and how their programs know of it."""

import json
import os
import pathlib
import re
import signal

from display import stop, until


class Relay:
    """A packaged relay with a certificate of its own making."""

    def __init__(self, product, folder, address="127.0.0.1", port=0, inside=(), host="localhost"):
        """address: where it listens; host: where its clients find it; inside: what it is started with."""
        self.product = product
        self.folder = pathlib.Path(folder)
        self.address = address
        self.port = port
        self.inside = list(inside)
        self.host = host
        self.pin = None
        self.starts = 0
        self.process = None

    def start(self, launch):
        """
        Starts it and waits until it serves.

        launch: starts a program, (label, *command, env) as Display.start.
        """
        self.starts += 1
        config = self.folder / "relay.json"
        config.write_text(json.dumps({"listen": {"address": self.address, "port": self.port}}), encoding="utf-8")
        self.launch = launch
        self.process = launch(f"relay-{self.starts}", *self.inside, str(self.product / "tandem-relay"), "--dev", "--config", str(config),
                              env={"XDG_STATE_HOME": str(self.folder / "relay-state")})
        self.port, self.pin = until("the relay to serve", self._served, 60)

    def _served(self):
        text = "".join(file.read_text(errors="replace") for file in self.folder.glob(f"*relay-{self.starts}.log"))
        port = re.search(r'"relay\.started","port":(\d+)', text)
        pin = re.search(r"^pin ([0-9a-f]{64})$", text, re.M)
        return (int(port.group(1)), pin.group(1)) if port and pin else None

    def kill(self):
        """Ends it as a power failure does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def start_again(self):
        """Starts it anew, at the same port and with the same certificate."""
        self.start(self.launch)

    def close(self):
        """Ends it."""
        if self.process:
            stop(self.process)

    def settings(self, **more):
        """What a program needs to know to use it."""
        return {"relay": f"{self.host}:{self.port}", "relayPin": self.pin} | more


def write_settings(config_home, settings):
    """Writes a program's settings."""
    folder = pathlib.Path(config_home) / "tandem"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
