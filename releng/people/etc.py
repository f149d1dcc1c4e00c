# SPDX-License-Identifier: EPL-2.0
"""An /etc of its own for some programs, in which the administrator writes."""

import json
import os
import shutil
import subprocess
import tempfile

from networks import NotAllowed


class OwnEtc:
    """A copy of this computer's /etc without Tandem's policy. Wants root."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="tandem-etc-")
        os.chmod(self.folder, 0o755)
        # What programs are started with that see it.
        self.inside = ("unshare", "--mount", "--propagation", "private", "sh", "-c", 'mount --bind "$0" /etc && exec "$@"', self.folder)
        if os.geteuid() or subprocess.run([*self.inside, "true"], capture_output=True, check=False, timeout=30).returncode:
            self.close()
            raise NotAllowed("only root, and only where mounts are allowed, gives programs an /etc of their own")
        subprocess.run(["cp", "-a", "/etc/.", self.folder], capture_output=True, check=False, timeout=60)
        os.makedirs(os.path.join(self.folder, "tandem"), mode=0o755, exist_ok=True)
        self.policy = os.path.join(self.folder, "tandem", "policy.json")

    def close(self):
        """Takes it away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, text):
        """The administrator writes the policy anew, whole or not at all."""
        with open(self.policy + ".part", "w", encoding="utf-8") as part:
            part.write(text)
        os.chmod(self.policy + ".part", 0o644)
        os.rename(self.policy + ".part", self.policy)

    def rules(self, **rules):
        """The administrator sets these and no others."""
        self.write(json.dumps(rules))
