"""What a person has done, computed from the journal."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from roadmap_cli.domain.events import Status

NOTHING: Mapping[str, Any] = MappingProxyType({})


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


class LoggedDay(NamedTuple):
    """The *minutes* that are logged for *day* (ISO 8601), by item."""

    day: str
    minutes: Mapping[str, int]


class Progress(NamedTuple):
    """The state that a set of events adds up to.

    *statuses* holds what was last recorded for an item, `none` included; *days* is when, as the
    person dated it (ISO 8601). *minutes* is logged time by item, *entries* what it is made of, and
    *last_logged* what of it is for the last day of all.
    *pauses* are in the order in which they were recorded, *goal* is what `plan --save` kept, as it was
    written, and *clock* runs now. *followed* maps a roadmap to whether it is followed: one that was
    never followed nor unfollowed is not in it. *reached* holds milestones as `roadmap:milestone`.
    """

    statuses: Mapping[str, Status] = NOTHING
    days: Mapping[str, str] = NOTHING
    minutes: Mapping[str, int] = NOTHING
    notes: Mapping[str, tuple[Note, ...]] = NOTHING
    links: Mapping[str, tuple[Link, ...]] = NOTHING
    followed: Mapping[str, bool] = NOTHING
    main: str | None = None
    language: str | None = None
    reached: frozenset[str] = frozenset()
    entries: Mapping[str, tuple[TimeEntry, ...]] = NOTHING
    pauses: tuple[Pause, ...] = ()
    goal: Mapping[str, Any] | None = None
    clock: RunningClock | None = None
    last_logged: LoggedDay | None = None

    def minutes_on(self, day: str) -> Mapping[str, int]:
        """Give the minutes that are logged for *day* (ISO 8601), by item; only for a past day are entries read."""
        if self.last_logged is None or day > self.last_logged.day:
            return {}
        if day == self.last_logged.day:
            return self.last_logged.minutes
        spent = {item: sum(one.minutes for one in entries if one.day == day) for item, entries in self.entries.items()}
        return {item: minutes for item, minutes in spent.items() if minutes}
