# SPDX-License-Identifier: EPL-2.0
"""Starts one of the scripts beside this file: Python runs isolated (-I), so the folder is added here and nothing else."""

import pathlib
import runpy
import sys

sys.dont_write_bytecode = True
folder = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(folder))
script = {"code": "pairing.py", "invitation": "invitation.py", "commands": "commands.py", "desktop": "desktop.py", "away": "away.py", "firewall": "firewall.py", "near": "near.py", "far": "far.py", "watch": "watch.py", "mail": "mail.py", "policy": "policy.py", "reach": "reach.py", "windows": "windows.py", "dialogs": "dialogs.py", "guide": "guide.py", "there": "there.py", "plugins": "plugins.py", "wizard": "wizard.py"}[sys.argv.pop(1)]
runpy.run_path(str(folder / script), run_name="__main__")
