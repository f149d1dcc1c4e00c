# SPDX-License-Identifier: EPL-2.0
"""What a screen reader sees on a display. Run as a process of its own on that display's D-Bus session, one question a line."""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  (the version must be chosen first)

LIMIT = 3000


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def describe(node):
    states = node.get_state_set()
    area = node.get_extents(Atspi.CoordType.SCREEN) if node.get_component_iface() else None
    text = ""
    if node.get_text_iface():
        text = Atspi.Text.get_text(node, 0, min(Atspi.Text.get_character_count(node), 4000))
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "text": text,
        "area": [area.x, area.y, area.width, area.height] if area else [0, 0, 0, 0],
        "enabled": states.contains(Atspi.StateType.SENSITIVE),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "showing": states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE),
    }


def walk(node, found, depth):
    if len(found) >= LIMIT or depth > 60:
        return
    try:
        node.clear_cache()
        entry = describe(node)
        entry["depth"] = depth
        if entry["showing"] or depth <= 1:
            found.append(entry)
            for child in children(node):
                walk(child, found, depth + 1)
    except gi.repository.GLib.Error:
        return  # the widget went away while it was read


def main():
    for line in sys.stdin:
        found = []
        for application in children(Atspi.get_desktop(0)):
            try:
                for window in children(application):
                    walk(window, found, 1)
            except gi.repository.GLib.Error:
                continue
        print(json.dumps(found), flush=True)


main()
