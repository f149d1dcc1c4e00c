# SPDX-License-Identifier: EPL-2.0
"""Sharer and technician in networks of their own that reach nothing but the relay; the relay dies, cables are pulled, a proxy wants a password."""

import pathlib
import time

from display import need, stop, until
from networks import Networks
from relay import Relay, write_settings
from session import MARKED, MARKER, OTHER_MARKER, Session, main

RELAY = "10.91.0.1"
RELAY_PORT = 8443
PROXY = "10.91.3.1"
PROXY_PORT = 3128
TRIED = 49152
PASSWORD = "Passw0rd"
BROKE = r"^The connection to .* broke"
# PROTOCOL, "Reconnect".
LONGEST = 60


class Away(Session):
    """Four computers: sharer, technician, relay, and a proxy for the second half."""

    def __init__(self, folder, endpoint, workbench, dark, relay):
        need("ip", "tinyproxy")
        self.networks = Networks("relay", "proxy", "sharer", "technician")
        try:
            self.join()
            super().__init__(folder, endpoint, workbench, dark, self.networks.inside("sharer"), self.networks.inside("technician"))
        except BaseException:
            self.networks.close()
            raise
        self.others = []
        self.secret_texts.append(PASSWORD)
        self.relay = Relay(relay, folder, "0.0.0.0", RELAY_PORT, self.networks.inside("relay"), RELAY)

    def join(self):
        """All cables; the relay has one address, whatever cable leads to it."""
        networks = self.networks
        networks.address("relay", RELAY)
        for name, net in (("sharer", "10.91.1"), ("technician", "10.91.2"), ("proxy", "10.91.4")):
            networks.cable("relay", name, net)
            networks.route(name, RELAY, net + ".1")
        networks.cable("proxy", "sharer", "10.91.3")

    def close(self):
        """Ends everything that was started."""
        for process in self.others:
            stop(process)
        self.relay.close()
        super().close()
        self.networks.close()

    def run(self):
        """First at the relay itself, then behind a proxy."""
        self.relay.start(self.desk.start)
        for display in (self.computer, self.desk):
            write_settings(display.env["XDG_CONFIG_HOME"], self.relay.settings())
        self.only_the_relay()
        self.technician.start()
        self.helped_computer()
        self.meet()
        self.consent_to_view()
        self.consent_to_control()
        self.relay_dies()
        self.cable_is_pulled()
        self.end_at_once()
        self.proxy_wants_a_password()
        self.through_the_proxy()
        self.technician_was_told()
        self.secrets()

    def only_the_relay(self):
        """Who is called listens, and the relay's computer can call them; the two can't call each other."""
        for name in ("sharer", "technician"):
            self.others.append(self.networks.listener(name, TRIED, self.folder / f"{name}-listener.log"))
        call = self.networks.call
        ways = (("sharer", "10.91.2.2"), ("technician", "10.91.1.2"))
        for _, address in ways:
            until(f"a listener at {address}", lambda: call("relay", address, TRIED) == "reached")
        direct = {name: call(name, address, TRIED) for name, address in ways}
        relayed = {name: call(name, RELAY, RELAY_PORT) for name, _ in ways}
        # Even who knows a way gets nothing passed on.
        for name, address in ways:
            self.networks.route(name, address, "10.91.1.1" if name == "sharer" else "10.91.2.1")
        forced = {name: call(name, address, TRIED) for name, address in ways}
        self.checks.check("sharer and technician reach the relay, and never each other",
                          set(relayed.values()) == {"reached"} and "reached" not in [*direct.values(), *forced.values()],
                          relay=relayed, direct=direct, with_a_route=forced)
        for process in self.others:
            stop(process)

    def meet(self):
        """By a code, as ever."""
        self.desk.keys("ctrl+n")
        code = until("a code in the workbench", self.technician.code, 30)
        self.secret_texts += [code, code.replace("-", "")]
        self.sharer.type_code(code)
        self.computer.keys("Return")
        self.asked_to_view()
        self.words = self.sharer.words()

    def paint(self, colour):
        """Another colour for the sharer's desktop."""
        self.computer.run("xsetroot", "-solid", "#%02x%02x%02x" % colour)

    def broke(self, seconds):
        """Both read that the line broke."""
        sharer = self.sharer.widgets.wait(BROKE, seconds=seconds)
        technician = self.technician.widgets.wait(BROKE, seconds=seconds)
        return (sharer["name"] or sharer["text"], technician["name"] or technician["text"])

    def mended(self, colour, what, begun):
        """The new picture is there by itself; what was not asked again is not allowed again."""
        until(f"the picture after {what}", lambda: self.sees(colour) >= MARKED, LONGEST + 15, 0.2)
        seconds = round(time.monotonic() - begun, 1)
        self.sharer.widgets.gone(BROKE)
        self.technician.widgets.gone(BROKE)
        self.checks.step("mended-" + what)
        self.checks.figures[f"seconds until the picture goes on: {what}"] = seconds
        self.checks.check(f"both come back by themselves and the picture goes on: {what}", seconds <= LONGEST, seconds=seconds, pixels=self.sees(colour))
        self.checks.check(f"the words are the same as before: {what}", self.words in self.technician.widgets.texts(), words=self.words)

    def relay_dies(self):
        """Killed in the middle of a session, and started again."""
        self.control_works()
        begun = time.monotonic()
        self.relay.kill()
        sharer, technician = self.broke(20)
        self.paint(OTHER_MARKER)
        self.settle()
        self.checks.step("relay-killed")
        self.checks.check("both read that the line broke, and nothing new is seen: relay killed", self.sees(OTHER_MARKER) < MARKED,
                          sharer=sharer, technician=technician, new_pixels=self.sees(OTHER_MARKER))
        self.relay.start_again()
        self.mended(OTHER_MARKER, "relay killed and started again", begun)
        self.nothing_without_control()

    def control_works(self):
        """A positive control: the technician types."""
        self.click_into_editor()
        begun = time.monotonic()
        self.type_from_afar("x")
        until("a letter in the sharer's file", lambda: self.saved() == "x", 30)
        self.slowest = time.monotonic() - begun
        self.checks.check("with control the text arrives in the sharer's file (positive control)", self.saved() == "x", file=self.saved())

    def cable_is_pulled(self):
        """For twenty seconds and as long as it takes to notice, between the sharer and the relay."""
        begun = time.monotonic()
        self.networks.pull("relay", "sharer")
        sharer, technician = self.broke(30)
        noticed = time.monotonic() - begun
        self.paint(MARKER)
        until("twenty seconds without a line", lambda: time.monotonic() - begun >= 20, 30)
        self.checks.step("cable-pulled")
        self.checks.check("both read that the line broke: cable pulled", sharer and technician, sharer=sharer, technician=technician,
                          seconds=round(noticed, 1))
        self.networks.plug("relay", "sharer")
        self.mended(MARKER, "cable pulled for 20 seconds", begun)

    def end_at_once(self):
        """The sharer ends it while there is no line: it is over at once, and stays over when there is one again."""
        self.networks.pull("relay", "sharer")
        self.sharer.widgets.wait(BROKE, seconds=30)
        begun = time.monotonic()
        self.sharer.widgets.click(r"^End help$")
        over = self.sharer.widgets.wait(r"can no longer see or use this computer", seconds=10)
        seconds = round(time.monotonic() - begun, 1)
        self.checks.step("ended-without-a-line")
        self.checks.check("the sharer ends it at once although there is no line", seconds < 5, seconds=seconds, text=over["name"] or over["text"])
        self.networks.plug("relay", "sharer")
        until("the relay to be reached again", lambda: self.networks.call("sharer", RELAY, RELAY_PORT) == "reached", 30)
        self.paint(OTHER_MARKER)
        self.settle()
        self.checks.check("ended, it stays ended when there is a line again", self.sees(OTHER_MARKER) < MARKED, new_pixels=self.sees(OTHER_MARKER))

    def proxy_wants_a_password(self):
        """No way but the proxy, which the desktop's settings name; they know no password."""
        self.sharer.stop()
        self.networks.pull("relay", "sharer")
        self.networks.run("sharer", "ip", "route", "flush", RELAY)
        self.proxy()
        self.checks.check("the sharer reaches the proxy, and no relay", self.networks.call("sharer", PROXY, PROXY_PORT) == "reached"
                          and self.networks.call("sharer", RELAY, RELAY_PORT) != "reached", relay=self.networks.call("sharer", RELAY, RELAY_PORT))
        keyfile = pathlib.Path(self.computer.env["XDG_CONFIG_HOME"]) / "glib-2.0/settings/keyfile"
        keyfile.parent.mkdir(parents=True)
        keyfile.write_text(f"[system/proxy]\nmode='manual'\n\n[system/proxy/https]\nhost='{PROXY}'\nport={PROXY_PORT}\n", encoding="utf-8")
        self.sharer.start(GSETTINGS_BACKEND="keyfile", XDG_CURRENT_DESKTOP="GNOME")
        self.desk.keys("ctrl+n")
        self.code = until("a code in the workbench", self.technician.code, 30)
        self.secret_texts += [self.code, self.code.replace("-", "")]
        self.sharer.type_code(self.code)
        self.computer.keys("Return")
        told = self.sharer.widgets.wait(r"^The proxy of this network wants", seconds=40)
        self.checks.step("proxy-wants-a-password")
        self.checks.check("the sharer reads that the proxy of the desktop's settings wants a password", told, text=told["name"] or told["text"])

    def proxy(self):
        """A real one, which wants a password and goes to the relay alone."""
        config = self.folder / "tinyproxy.conf"
        config.write_text(f"Port {PROXY_PORT}\nListen {PROXY}\nTimeout 600\nMaxClients 20\nLogLevel Connect\nBasicAuth sam {PASSWORD}\n"
                          f"ConnectPort {RELAY_PORT}\n", encoding="utf-8")
        self.others.append(self.computer.start("proxy", *self.networks.inside("proxy"), "tinyproxy", "-d", "-c", str(config)))
        until("the proxy to listen", lambda: self.networks.call("sharer", PROXY, PROXY_PORT) == "reached")

    def through_the_proxy(self):
        """With the password in the environment the same code leads to the technician."""
        self.sharer.stop()
        self.paint(MARKER)
        self.sharer.start(https_proxy=f"http://sam:{PASSWORD}@{PROXY}:{PROXY_PORT}")
        self.sharer.type_code(self.code)
        self.computer.keys("Return")
        self.asked_to_view()
        self.sharer.allow()
        until("the sharer's screen in the workbench", lambda: self.sees() >= MARKED, 30)
        log = (self.folder / "sharer-proxy.log").read_text(errors="replace")
        self.checks.step("through-the-proxy")
        self.checks.check("through a proxy with a password the screen is seen", self.sees() >= MARKED and f"CONNECT {RELAY}:{RELAY_PORT}" in log,
                          marker_pixels=self.sees(), proxy=[line for line in log.splitlines() if "CONNECT" in line][-1:])
        self.sharer.widgets.click(r"^End help$")
        told = self.technician.widgets.wait(r"ended the session", seconds=20)
        self.checks.check("after End help the technician reads who ended it", told, text=told["name"] or told["text"])

    def technician_was_told(self):
        """What became of the session that the sharer ended without a line."""
        told = self.technician.widgets.wait(r"the line broke|was lost", seconds=LONGEST + 20)
        self.checks.step("technician-was-told")
        self.checks.check("the technician reads that the other session's line was lost", told, text=told["name"] or told["text"])


if __name__ == "__main__":
    main(Away, "relay")
