# SPDX-License-Identifier: EPL-2.0
"""An invitation goes by e-mail: through the mail program that the desktop knows, and by the organisation's mail server; the technician opens what arrived."""

import email
import email.policy
import json
import os
import pathlib
import re
import select
import subprocess
import sys
import urllib.parse

from display import GaveUp, need, stop, until
from session import Session, main

TO = "tina@help.example"
USER, PASSWORD = "desk", "a long word for the server"
# What a desktop's mail program gets: the address it is started with. It keeps that, and what it is asked to attach, as one does that shows a message.
PROGRAM = """#!/bin/sh
printf '%s' "$1" > "{folder}/mailto"
"""


class ByMail(Session):
    """The sharer sends it; the technician has it from the message alone."""

    def run(self):
        """Written in the mail program, sent by the server, opened by the helper, and asked for on the screen."""
        need("xdg-email", "openssl", "keytool")
        self.mailbox = self.folder / "mailbox"
        self.mailbox.mkdir()
        self.mail_program()
        self.mail_server()
        self.sharer.start(**DESKTOP, TANDEM_JAVA_ARGS=f"-Djavax.net.ssl.trustStore={self.folder / 'trusted.p12'} -Djavax.net.ssl.trustStorePassword=changeit")
        self.written()
        self.sent()
        self.opened()
        self.secrets()
        stop(self.server)

    def mail_program(self):
        """A program that the desktop opens mail addresses with."""
        script = self.folder / "mail-program"
        script.write_text(PROGRAM.format(folder=self.mailbox))
        script.chmod(0o755)
        entries = self.computer.home / ".local/share/applications"
        entries.mkdir(parents=True, exist_ok=True)
        (entries / "post.desktop").write_text(f"[Desktop Entry]\nType=Application\nName=Post\nExec={script} %u\nMimeType=x-scheme-handler/mailto;\n")
        (self.computer.home / ".config/mimeapps.list").write_text("[Default Applications]\nx-scheme-handler/mailto=post.desktop\n")

    def mail_server(self):
        """The organisation's mail server, which this computer trusts, and the settings that name it."""
        certificate, key = self.folder / "server.pem", self.folder / "server.key"
        for command in (["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                         "-keyout", str(key), "-out", str(certificate)],
                        ["keytool", "-importcert", "-noprompt", "-alias", "server", "-file", str(certificate), "-keystore", str(self.folder / "trusted.p12"), "-storetype", "PKCS12",
                         "-storepass", "changeit"]):
            subprocess.run(command, capture_output=True, check=True, timeout=60)
        self.server = subprocess.Popen([sys.executable, str(pathlib.Path(__file__).with_name("mailserver.py")), str(certificate), str(key), str(self.mailbox), USER, PASSWORD],
                                       stdout=subprocess.PIPE, stderr=open(self.folder / "mailserver.log", "ab"), text=True, start_new_session=True)
        self.computer.started.append(self.server)
        if not select.select([self.server.stdout], [], [], 30)[0]:
            raise GaveUp("the mail server does not start")
        port = self.server.stdout.readline().strip()
        settings = self.computer.home / ".config/tandem"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "settings.json").write_text(json.dumps({"smtpServer": f"localhost:{port}", "smtpUser": USER, "mailFrom": "sam@office.example", "invitationMinutes": 60}))
        with open(os.open(settings / "smtp-password", os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as secret:
            secret.write(PASSWORD)
        self.secret_texts = [PASSWORD]

    def written(self):
        """The mail program of the desktop opens with the message and the invitation."""
        self.sharer.widgets.click(r"^Send it by e-mail|by e-mail")
        self.sharer.widgets.wait(r"^Send an invitation by e-mail$")
        self.computer.type(TO)
        self.checks.step("whom-to")
        self.sharer.widgets.click(r"^Write the message$")
        self.password = until("a password on the screen", self.sharer._password)
        plain = re.sub(r"[ -]", "", self.password)
        self.secret_texts += [self.password, plain]
        told = until("the mail program", lambda: (self.mailbox / "mailto").exists() and (self.mailbox / "mailto").read_text())
        self.sharer.widgets.wait(r"Your mail program has the message")
        self.checks.step("written")
        address = urllib.parse.urlsplit(told)
        fields = urllib.parse.parse_qs(address.query)
        attached = pathlib.Path(urllib.parse.unquote(fields.get("attach", ["/nowhere"])[0]))
        self.checks.check("the desktop's mail program gets address, subject, words and the invitation", address.path == TO and fields.get("subject") and "phone" in fields["body"][0]
                          and attached.suffix == ".tandem-invitation" and attached.read_bytes(), fields={name: value[0][:120] for name, value in fields.items()})
        self.checks.check("and never the password", self.password not in urllib.parse.unquote(told) and plain not in re.sub(r"[^0-9A-Z]", "", urllib.parse.unquote(told)))
        self.checks.check("while it waits the endpoint listens", len(self.listening()) == 1, ports=self.listening())

    def sent(self):
        """The organisation's server takes the same invitation."""
        self.sharer.widgets.click(r"^Send by localhost$")
        self.sharer.widgets.wait(r"^The message was sent")
        self.checks.step("sent")
        message = json.loads(until("the message", lambda: next(iter(self.mailbox.glob("*.json")), None)).read_text())
        self.checks.check("the server got it over TLS, from somebody it knows", message["secure"] and message["known"] and message["to"] == [TO], to=message["to"],
                          sender=message["from"], secure=message["secure"])
        read = email.message_from_bytes(message["content"].encode("latin-1"), policy=email.policy.default)
        parts = list(read.iter_attachments())
        plain = re.sub(r"[ -]", "", self.password)
        text = read.get_body(("plain",)).get_content()
        self.checks.check("it says what to do and holds the invitation, and never the password", len(parts) == 1 and "phone" in text and self.password not in text
                          and plain not in message["content"], subject=read["subject"], attachment=[part.get_filename() for part in parts], text=text[:200])
        self.arrived = self.desk.home / "arrived.tandem-invitation"
        self.arrived.write_bytes(parts[0].get_content())

    def opened(self):
        """The technician opens the attachment, types the password that they were told, and the sharer is asked."""
        self.technician.start()
        self.technician.open(self.arrived)
        self.technician.password(self.password)
        self.technician.widgets.wait(r"leads to")
        self.technician.connect()
        self.sharer.asked()
        self.checks.step("asked")
        here, there = self.sharer.words(), self.technician.widgets.texts()
        self.checks.check("who has the message and the password reaches the sharer, who is asked", here in there, words=here)
        self.sharer.widgets.click(r"^No$")
        self.technician.widgets.wait(r"said No")
        self.checks.step("declined")
        self.checks.check("the sharer's No ends it at both ends", not self.sharer.widgets.find(r"^Allow$"), ports=self.listening())


DESKTOP = {"XDG_CURRENT_DESKTOP": "GNOME"}

if __name__ == "__main__":
    main(ByMail)
