# SPDX-License-Identifier: EPL-2.0
"""A session that the technician begins and ends from the command line: what is asked is still asked on the screens."""

import json
import os
import pty
import re
import select
import subprocess

from display import stop, until
from invitation import ByInvitation
from session import MARKED, main


class ByCommands(ByInvitation):
    """The technician types commands beside the workbench."""

    def __init__(self, folder, endpoint, workbench, dark, cli):
        self.cli = cli / "tandem"
        super().__init__(folder, endpoint, workbench, dark)

    def command(self, display, *arguments):
        """What a command says in the terminal of one of the two people."""
        return subprocess.run([str(self.cli), *arguments], env=display.env, capture_output=True, text=True, timeout=120, check=False)

    def sessions(self, display):
        """What tandem sessions tells there, by name."""
        said = self.command(display, "sessions", "--json")
        return {told["session"]: told for told in map(json.loads, said.stdout.splitlines())}

    def run(self):
        """Begun, looked at and ended by commands."""
        said = self.command(self.desk, "sessions")
        self.checks.check("a command says that nothing runs", said.returncode == 4, status=said.returncode, message=said.stderr)
        self.helped_computer()
        self.meet()
        here, there = self.sessions(self.desk), self.sessions(self.computer)
        self.checks.check("both ends list the session that waits for consent",
                          [told["state"] for told in (*here.values(), *there.values())] == ["waiting-for-sharer", "asking-view"], here=here, there=there)
        self.console()
        self.consent_to_view()
        self.ended_by_command()
        self.secrets()

    def wrong_password(self):
        """The file is opened by a command."""
        self.technician.start()
        said = self.command(self.desk, "assist", str(self.invitation))
        self.technician.widgets.wait(r"^Password")
        self.checks.step("opened-by-command")
        self.checks.check("a command opens an invitation in the workbench that runs", said.returncode == 0, status=said.returncode, message=said.stderr)

    def console(self):
        """Both ends are looked into while the sharer is asked, and nothing that is typed there answers for them."""
        here = self.command(self.desk, "console", "-c", "tandem:status", "-c", "sessions | grep waiting")
        there = self.command(self.computer, "console", "-c", "tandem:status", "-c", "tandem:sessions", "-c", "ways")
        self.checks.check("a console looks into each end while it runs", here.returncode == 0 and there.returncode == 0
                          and "waiting-for-sharer" in here.stdout and "asking-view" in there.stdout, here=here.stdout, there=there.stdout)
        tried = {line: self.command(self.computer, "console", "-c", line) for line in
                 ("allow", "answer yes", "$.context", "(status) getClass", "system:exec id", "status > /tmp/x", "settings set questionSeconds 3600")}
        self.checks.check("nothing that is typed into a console allows anything or leads out of it", all(said.returncode != 0 for said in tried.values())
                          and "asking-view" in self.command(self.computer, "console", "-c", "sessions").stdout,
                          said={line: said.stdout + said.stderr for line, said in tried.items()})

        said = self.typed_into_console("stat\t", "\r", "exit\r")
        self.checks.check("typed at a terminal, a console completes words and leaves at exit", "tandem.workbench" in said[1] and said[-1] == 0, said=said)

    def typed_into_console(self, *lines):
        """What a console says at the technician's terminal after each piece that is typed, and its exit status."""
        terminal, inner = pty.openpty()
        process = subprocess.Popen([str(self.cli), "console"], env=self.desk.env | {"TERM": "xterm"}, stdin=inner, stdout=inner, stderr=inner, start_new_session=True)
        os.close(inner)
        said = []
        try:
            self.heard(terminal, True)
            for line in lines:
                os.write(terminal, line.encode())
                said.append(self.heard(terminal, "exit" not in line and line.endswith("\r")))
            return [*said, process.wait(30)]
        finally:
            if process.poll() is None:
                stop(process)
            os.close(terminal)

    @staticmethod
    def heard(terminal, prompt):
        """What comes until the prompt, or else until nothing comes any more."""
        said = ""
        while select.select([terminal], [], [], 20 if prompt else 1.5)[0]:
            try:
                said += os.read(terminal, 1 << 16).decode(errors="replace")
            except OSError:
                break
            if prompt and ">" in re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[=>])", "", said).splitlines()[-1]:
                break
        return said

    def ended_by_command(self):
        """The technician ends it with a command."""
        said = self.command(self.desk, "end")
        self.sharer.widgets.wait(r"can no longer see or use this computer")
        until("the picture to go", lambda: self.sees() < MARKED)
        self.checks.step("ended-by-command")
        self.checks.check("a command ends the session at both ends", said.returncode == 0 and not self.sessions(self.desk) and not self.sessions(self.computer),
                          status=said.returncode, message=said.stderr)
        again = self.command(self.desk, "end")
        self.checks.check("a command says that there is nothing to end", again.returncode == 1, status=again.returncode, message=again.stderr)


if __name__ == "__main__":
    main(ByCommands, "cli")
