# SPDX-License-Identifier: EPL-2.0
"""Networks of their own for a few computers of one machine: Linux network namespaces, joined by cables that can be pulled. Wants root."""

import os
import pathlib
import subprocess
import sys

from display import GaveUp

CALL = """
import socket, sys
try:
    socket.create_connection((sys.argv[1], int(sys.argv[2])), 2).close()
    print("reached")
except OSError as why:
    print(why)
"""

LISTEN = """
import socket, sys
server = socket.create_server(("", int(sys.argv[1])))
while True:
    server.accept()[0].close()
"""


class NotAllowed(Exception):
    """No namespaces for this user, or on this system."""


class Networks:
    """Computers by name, each in a namespace; two of them reach each other only where a cable joins them, and nobody passes anything on."""

    def __init__(self, *names):
        self.spaces = {}
        try:
            for name in names:
                space = f"tandem-{os.getpid()}-{name}"
                ip("netns", "add", space)
                self.spaces[name] = space
                ip("-n", space, "link", "set", "lo", "up")
                self.run(name, "sh", "-c", "echo 0 > /proc/sys/net/ipv4/ip_forward || [ $(cat /proc/sys/net/ipv4/ip_forward) = 0 ]")
        except (GaveUp, OSError) as why:
            self.close()
            raise NotAllowed(f"network namespaces are not allowed here: {why}") from None

    def inside(self, name):
        """What a program is started with to be on that computer."""
        return ["ip", "netns", "exec", self.spaces[name]]

    def run(self, name, *command):
        """Runs a program there to its end and returns what it printed."""
        done = subprocess.run(self.inside(name) + list(command), capture_output=True, text=True, timeout=30)
        if done.returncode:
            raise GaveUp(f"{command[0]} at {name}: {done.stderr.strip()[:300]}")
        return done.stdout.strip()

    def address(self, name, address):
        """Gives a computer an address that is on no cable."""
        ip("-n", self.spaces[name], "address", "add", address + "/32", "dev", "lo")

    def cable(self, one, other, net):
        """Joins two computers; the first gets net.1, the second net.2."""
        ip("link", "add", f"to-{other[:8]}", "netns", self.spaces[one], "type", "veth", "peer", "name", f"to-{one[:8]}", "netns", self.spaces[other])
        for here, there, host in ((one, other, 1), (other, one, 2)):
            ip("-n", self.spaces[here], "address", "add", f"{net}.{host}/24", "dev", f"to-{there[:8]}")
            ip("-n", self.spaces[here], "link", "set", f"to-{there[:8]}", "up")

    def bridge(self, hub, net, *names):
        """Joins computers as a switch does: a local network, in which they get net.1, net.2 and so on."""
        ip("-n", self.spaces[hub], "link", "add", "lan", "type", "bridge", "forward_delay", "0")
        ip("-n", self.spaces[hub], "link", "set", "lan", "up")
        for host, name in enumerate(names, 1):
            port = f"to-{name[:8]}"
            ip("link", "add", port, "netns", self.spaces[hub], "type", "veth", "peer", "name", "lan0", "netns", self.spaces[name])
            ip("-n", self.spaces[hub], "link", "set", port, "master", "lan", "up")
            ip("-n", self.spaces[name], "address", "add", f"{net}.{host}/24", "dev", "lan0")
            ip("-n", self.spaces[name], "link", "set", "lan0", "up")

    def route(self, name, address, through):
        """Tells a computer the way to an address."""
        ip("-n", self.spaces[name], "route", "replace", address, "via", through)

    def pull(self, one, other):
        """Pulls the cable out of the first of the two: the other's lies dead."""
        ip("-n", self.spaces[one], "link", "set", f"to-{other[:8]}", "down")

    def plug(self, one, other):
        """Puts it in again."""
        ip("-n", self.spaces[one], "link", "set", f"to-{other[:8]}", "up")

    def call(self, name, address, port):
        """Calls from a computer: "reached", or why not."""
        return self.run(name, sys.executable, "-I", "-c", CALL, address, str(port))

    def listener(self, name, port, log):
        """Starts something that can be called."""
        return subprocess.Popen(self.inside(name) + [sys.executable, "-I", "-c", LISTEN, str(port)], stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=open(pathlib.Path(log), "ab"), start_new_session=True)

    def close(self):
        """Removes them; what still runs there keeps its own until it ends."""
        for space in self.spaces.values():
            subprocess.run(["ip", "netns", "delete", space], capture_output=True, check=False)
        self.spaces.clear()


def ip(*arguments):
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, timeout=30)
    if done.returncode:
        raise GaveUp(f"ip {' '.join(arguments)}: {done.stderr.strip()[:300]}")
