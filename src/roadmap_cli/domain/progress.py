"""What a person has done, computed from the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class Progress:
    """The state that a set of events adds up to.

    *statuses* holds what was last recorded for an item, `none` included; *days* is when, as the
    person dated it (ISO 8601). *minutes* is logged time by item. *followed* maps a roadmap to
    whether it is followed: one that was never followed nor unfollowed is not in it. *reached* holds
    milestones as `roadmap:milestone`.
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
