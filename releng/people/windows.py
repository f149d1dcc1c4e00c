# SPDX-License-Identifier: EPL-2.0
"""An invitation of Windows Remote Assistance in the workbench, which starts the FreeRDP of this computer for it."""

import hashlib
import select
import socket
import subprocess
import time

from display import until
from session import Session, main
from widgets import plain

PASSWORD = "K7WQ2M9XR4TZ"
WRONG = "K7WQ2M9XR4TY"
HASH = "AAECAwQFBgcICQoLDA0ODxAREhM="
SESSION = "c2Vzc2lvbi1vZi1hLXRlc3Q="


def sealed(text, password):
    """A ticket as Windows writes it: UTF-16, AES in CBC, by a key that CryptDeriveKey makes of the password."""
    digest = hashlib.sha1(password.encode("utf-16-le")).digest()
    key = hashlib.sha1(bytes(byte ^ 0x36 for byte in digest.ljust(64, b"\0"))).digest()[:16]
    return subprocess.run(["openssl", "enc", "-aes-128-cbc", "-K", key.hex(), "-iv", "00" * 16], input=text.encode("utf-16-le"), capture_output=True, check=True, timeout=30).stdout.hex().upper()


class OfWindows(Session):
    """The person who invites has Windows: here, a port that listens."""

    def run(self):
        """A wrong password, the right one, what is known, and FreeRDP."""
        self.windows = socket.create_server(("127.0.0.1", 0))
        port = self.windows.getsockname()[1]
        ticket = f'<E><A KH="{HASH}" ID="{SESSION}"/><C><T ID="1" SID="0"><L P="{port}" N="127.0.0.1"/><L P="49228" N="fe80::1"/></T></C></E>\r\n'
        self.file = self.folder / "them.msrcIncident"
        self.file.write_text('<?xml version="1.0" encoding="Unicode" ?><UPLOADINFO TYPE="Escalated"><UPLOADDATA USERNAME="Bella" '
                             f'LHTICKET="{sealed(ticket, PASSWORD)}" PassStub="WB^6HsrIaFmEpi" RCTICKETENCRYPTED="1" DtStart="{int(time.time())}" DtLength="360" L="0"/></UPLOADINFO>',
                             encoding="utf-16")
        self.secret_texts = [PASSWORD]
        self.opened(port)
        self.started()
        self.secrets()
        self.windows.close()

    def opened(self, port):
        """The file says who and until when; its password opens the rest."""
        self.technician.start()
        self.technician.open(self.file)
        self.technician.password(WRONG)
        told = self.technician.widgets.wait(r"password does not open it|password is wrong|not the password")
        self.checks.step("wrong-password")
        self.checks.check("a wrong password is told", told, message=told["name"] or told["text"])
        self.technician.password(PASSWORD)
        answers = self.technician.widgets.wait(r"127\.0\.0\.1.* answers")
        self.checks.step("opened")
        seen = self.technician.widgets.texts()
        self.checks.check("who, addresses with who reaches them, and that one answers", "Bella" in seen and "127.0.0.1" in seen and "fe80" in seen and str(port) in seen,
                          message=answers["name"] or answers["text"])

    def started(self):
        """FreeRDP is started for it, and calls where the invitation says."""
        button = self.technician.widgets.wait(r"^Start FreeRDP", role="button", enabled=True)
        self.technician.widgets.click_at(button)
        command = until("FreeRDP", lambda: subprocess.run(["pgrep", "-af", "freerdp.*tandem-windows|freerdp.*args-from"], capture_output=True, text=True, check=False).stdout)
        self.checks.step("freerdp")
        called = bool(select.select([self.windows], [], [], 20)[0])
        self.checks.check("FreeRDP is started with the invitation, and calls where it leads", called and ("/args-from:stdin" in command or "/assistance:" in command), called=called,
                          command=command.replace(PASSWORD, "(the password)")[:300])
        shown = PASSWORD in command
        self.checks.check("where its version shows the password to others, the button said so before", not shown or "readable" in plain(button["name"]), shown=shown, button=button["name"])


if __name__ == "__main__":
    main(OfWindows)
