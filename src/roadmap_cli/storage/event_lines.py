"""One event as one line of JSON."""

import json
import re

from roadmap_cli.domain.events import PURGED, Event

# Escaped although JSON allows them as they are: what ends lines or steers terminals, and what UTF-8 cannot hold.
_ESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def event_line(event: Event) -> str:
    """Give *event* as the line of JSON that the journal keeps: every key in its place, no spaces."""
    envelope = {
        "id": event.id,
        "n": event.n,
        "device": event.device,
        "at": event.at,
        "day": event.day,
        "kind": event.kind,
        "skill": event.skill,
        "data": event.data,
    }
    text = json.dumps(envelope, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def preferred(first: Event, second: Event) -> Event:
    """Choose between two events of one id: a purged one, else the one whose canonical JSON is smaller."""
    # The everyday case, a copy made by a sync engine, without two canonical texts; 1 == True keeps it to texts.
    if first == second and all(isinstance(value, str) for value in first.data.values()):
        return first
    return min(first, second, key=lambda event: (not is_purged(event), _canonical(event)))


def blanked(event: Event) -> Event:
    """Give *event* without its text and values; the batch stays, so that the rest of its command holds together."""
    batch = {"batch": event.data["batch"]} if isinstance(event.data.get("batch"), str) else {}
    return event._replace(data={PURGED: True, **batch})


def is_purged(event: Event) -> bool:
    """Tell whether the text of *event* was taken out."""
    return event.data.get(PURGED) is True


def _canonical(event: Event) -> str:
    values = [event.n, event.device, event.at, event.day, event.kind, event.skill, event.data]
    return json.dumps(values, sort_keys=True, separators=(",", ":"))
