# SPDX-License-Identifier: EPL-2.0
"""Two computers in networks of their own that reach a relay and never each other: Easy Connect and contacts there. Wants root."""

from display import until
from near import Near
from networks import Networks
from relay import Relay, write_settings
from session import Session, main

ADDRESS = "10.93.9.9"
PORT = 8443


class Far(Near):
    """The same people; where nobody is found on the local network the relay is asked."""

    def __init__(self, folder, endpoint, workbench, dark, cli, relay):
        self.cli = cli / "tandem"
        self.networks = Networks("relay", "sharer", "technician")
        try:
            self.networks.address("relay", ADDRESS)
            for name, net in (("sharer", "10.93.1"), ("technician", "10.93.2")):
                self.networks.cable("relay", name, net)
                self.networks.route(name, ADDRESS, net + ".1")
            Session.__init__(self, folder, endpoint, workbench, dark, self.networks.inside("sharer"), self.networks.inside("technician"))
        except BaseException:
            self.networks.close()
            raise
        self.relay = Relay(relay, folder, "0.0.0.0", PORT, self.networks.inside("relay"), ADDRESS)

    def close(self):
        """Ends everything that was started."""
        self.relay.close()
        super().close()

    def settings(self, **values):
        """The same relay at both ends."""
        write_settings(self.computer.env["XDG_CONFIG_HOME"], values | self.relay.settings())
        write_settings(self.desk.env["XDG_CONFIG_HOME"], self.relay.settings())

    def run(self):
        """Easy Connect, then the contact who asks, then an offer to the contact."""
        self.relay.start(self.desk.start)
        self.settings(byEasyConnect=True)
        self.helped_computer()
        self.easy_connect()
        self.consent_to_view()
        self.checks.check("they met at the relay", self.technician.widgets.find(r"^" + ADDRESS.replace(".", r"\.")) or self.technician.widgets.find(r"relay"))
        self.over()
        self.remember()
        self.settings(byEasyConnect=True, byOffers=True, offersFromContacts=True)
        said = until("an offer to a contact by way of the relay", self.offered, 60, 1)
        self.checks.check("a contact is offered help by way of the relay", said.returncode == 0, said=said.stdout)
        self.asked_to_view()
        self.consent_to_view()
        self.over()
        self.secrets()

    def offered(self):
        """The sharer's end needs a moment to be at the relay."""
        name = self.technician.widgets.wait(r"^Sharer@", role="table cell")
        said = self.command("offer", "--contact", name["name"] or name["text"], "--json")
        return said if said.returncode == 0 else None


if __name__ == "__main__":
    main(Far, "cli", "relay")
