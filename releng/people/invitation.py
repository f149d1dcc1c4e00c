# SPDX-License-Identifier: EPL-2.0
"""A session by an invitation: a file and a password, from one computer to the other."""

import hashlib
import re
import stat

from session import Session, main


class ByInvitation(Session):
    """The sharer invites, the technician calls."""

    def helped_computer(self):
        """Nothing listens before there is an invitation."""
        before = self.listening()
        super().helped_computer()
        self.checks.check("nothing listens before there is an invitation", self.listening() == before == [], ports=self.listening())

    def meet(self):
        """The file, a wrong password, the right one, the call."""
        self.invitation = self.folder / "help.tandem-invitation"
        self.invite()
        self.wrong_password()
        self.connect()
        self.asked_to_view()

    def invite(self):
        """The sharer saves an invitation."""
        self.password = self.sharer.invite(self.invitation)
        plain = re.sub(r"[ -]", "", self.password)
        self.secret_texts += [self.password, plain]
        self.checks.step("invited")
        mode = stat.S_IMODE(self.invitation.stat().st_mode)
        self.checks.check("only the sharer can read the invitation", mode == 0o600, mode=oct(mode))
        self.checks.check("the password is not in the invitation", plain.encode() not in self.invitation.read_bytes().replace(b" ", b""),
                          sha256=hashlib.sha256(self.invitation.read_bytes()).hexdigest())
        self.checks.check("now the endpoint listens", len(self.listening()) == 1, ports=self.listening())

    def wrong_password(self):
        """The technician opens the file, first with a wrong password."""
        self.technician.start()
        code = self.technician.open(self.invitation)
        self.checks.check("a second start hands the file to the workbench that runs", code == 0, exit_status=code)
        self.technician.password("2222 3333 4444")
        told = self.technician.widgets.wait(r"password is wrong")
        self.checks.step("wrong-password")
        self.checks.check("a wrong password is told without calling anybody", not self.sharer.widgets.find(r"^Allow$"), message=told["name"] or told["text"])

    def connect(self):
        """The right password, then the call."""
        self.technician.password(self.password)
        leads = self.technician.widgets.wait(r"leads to")
        self.checks.step("invitation-opened")
        self.checks.check("the address is shown before anybody is called", re.search(r"\d+:\d+", leads["name"] or leads["text"]),
                          message=leads["name"] or leads["text"])
        self.technician.connect()


if __name__ == "__main__":
    main(ByInvitation)
