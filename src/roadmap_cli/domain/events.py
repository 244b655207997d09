"""What a person did, as the journal keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """Where a person stands with an item."""

    NONE = "none"
    LEARNING = "learning"
    DONE = "done"
    KNOWN = "known"
    SKIPPED = "skipped"

    @property
    def is_met(self) -> bool:
        """Tell whether it satisfies a prerequisite: learned, known before, or left out on purpose."""
        return self in _MET

    @property
    def is_learned(self) -> bool:
        """Tell whether it counts as finished in a share: done, or known before."""
        return self in _LEARNED


_MET = frozenset({Status.DONE, Status.KNOWN, Status.SKIPPED})
_LEARNED = frozenset({Status.DONE, Status.KNOWN})

STATUS = "status"
TIME = "time"
NOTE = "note"
LINK = "link"
UNDO = "undo"
FOLLOW = "follow"
MAIN = "main"
LANGUAGE = "language"
GOAL = "goal"
PAUSE = "pause"
CLOCK = "clock"
PURGE = "purge"
ASSESS = "assess"

KINDS = frozenset({STATUS, TIME, NOTE, LINK, UNDO, FOLLOW, MAIN, LANGUAGE, GOAL, PAUSE, CLOCK, PURGE, ASSESS})
"""The kinds that this version knows; events of others are kept and mean nothing to it."""

PURGED = "purged"
"""The key that stands, with the value true, in the payload of an event whose text was taken out."""

MAX_N = 2**40
"""The largest counter that an event may bear; a larger one is damage or malice, and is set aside."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a person did.

    *id* is 32 hexadecimal digits and the only identity. *n* counts from 1 and gives the order
    together with *device* and *id*; *at* (UTC, ISO 8601) and *day* are for showing only. *skill* is
    the item that it is about, if any. *data* depends on *kind*.
    """

    id: str
    n: int
    device: str
    at: str
    day: str
    kind: str
    skill: str | None
    data: Mapping[str, Any]

    @property
    def batch(self) -> str:
        """Give the id that the events of one command share: its own where it stands alone."""
        return str(self.data.get("batch", self.id))


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it is written: the journal adds identity, counter, device and time."""

    kind: str
    skill: str | None
    data: Mapping[str, Any]
