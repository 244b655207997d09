"""What a person has done, computed from the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from roadmap_cli.domain.events import Status


class Note(NamedTuple):
    """A person's own words about an item; *event* is what to cancel to remove it."""

    event: str
    day: str
    text: str


class Link(NamedTuple):
    """An address that a person keeps beside an item; *role* is `evidence` or `resource`."""

    event: str
    day: str
    url: str
    role: str


class TimeEntry(NamedTuple):
    """Minutes that a person spent on an item on *day* (ISO 8601); *event* is what to cancel to remove it."""

    event: str
    day: str
    minutes: int
    note: str | None


class Pause(NamedTuple):
    """Days on which nothing is planned, from *first* to *last* (ISO 8601, both included); *event* as in `Note`."""

    event: str
    first: str
    last: str
    reason: str | None


class RunningClock(NamedTuple):
    """A clock that runs for *item* since *at* (UTC, ISO 8601; empty where its event bears no time that can be read)."""

    event: str
    item: str
    at: str
    day: str


@dataclass(frozen=True, slots=True)
class Progress:
    """The state that a set of events adds up to.

    *statuses* holds what was last recorded for an item, `none` included; *days* is when, as the
    person dated it (ISO 8601). *minutes* is logged time by item, *entries* what it is made of.
    *pauses* are in the order in which they were recorded, *goal* is what `plan --save` kept, as it was
    written, and *clock* runs now. *followed* maps a roadmap to whether it is followed: one that was
    never followed nor unfollowed is not in it. *reached* holds milestones as `roadmap:milestone`.
    """

    statuses: Mapping[str, Status] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    minutes: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    followed: Mapping[str, bool] = field(default_factory=dict)
    main: str | None = None
    language: str | None = None
    reached: frozenset[str] = frozenset()
    entries: Mapping[str, tuple[TimeEntry, ...]] = field(default_factory=dict)
    pauses: tuple[Pause, ...] = ()
    goal: Mapping[str, Any] | None = None
    clock: RunningClock | None = None
