# SPDX-License-Identifier: EPL-2.0
"""Collects checks with their evidence and writes summary.json."""

import json
import time


class Checks:
    """What was checked, and what showed it."""

    def __init__(self, folder, displays):
        self.folder = folder
        self.displays = displays
        self.checks = []
        self.steps = []
        self.figures = {}
        self.begun = time.time()

    def step(self, name):
        """Takes a picture of every display."""
        number = len(self.steps) + 1
        pictures = {}
        for display in self.displays:
            file = f"{number:02d}-{name}-{display.name}.png"
            pictures[display.name] = {"file": file, "sha256": display.shot(self.folder / file)}
        self.steps.append({"step": name, "pictures": pictures})
        print(f"[{time.time() - self.begun:6.1f} s] {name}", flush=True)

    def check(self, name, holds, **evidence):
        """Notes whether something holds, with what shows it."""
        self.checks.append({"check": name, "holds": bool(holds), "after_step": len(self.steps), "evidence": evidence})
        print(f"           {'ok  ' if holds else 'FAIL'} {name}  {json.dumps(evidence, ensure_ascii=False)[:200]}", flush=True)
        return bool(holds)

    def write(self, error=None):
        """Writes summary.json; true if everything held."""
        good = error is None and bool(self.checks) and all(check["holds"] for check in self.checks)
        summary = {"passed": good, "error": error, "seconds": round(time.time() - self.begun, 1), "figures": self.figures,
                   "checks": self.checks, "steps": self.steps}
        (self.folder / "summary.json").write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n")
        held = sum(check["holds"] for check in self.checks)
        print(f"{held} of {len(self.checks)} checks hold" + (f"; stopped: {error}" if error else ""), flush=True)
        return good
