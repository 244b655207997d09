"""What a sync brought, in the words in which a person did it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_cli.domain.events import Event
from roadmap_cli.domain.fold import in_order
from roadmap_cli.domain.syncing import Conflict, Synced
from roadmap_cli.services.changes import Change, Reached, ShareChange, StatusChange
from roadmap_cli.services.history import words_among

MOST_WORDS = 50
"""How many events of one device are told one by one: the newest. The count tells of all."""


@dataclass(frozen=True, slots=True)
class ReceivedFrom:
    """What came from one device: how many events, and the newest of them in words, in their order."""

    device: str
    count: int
    events: tuple[str, ...]


class SyncReport(NamedTuple):
    """What a sync did, and what that changed here.

    *state* is `sent`, `received`, `both` or `unchanged`; *sent* counts events.
    """

    remote: str
    branch: str
    state: str
    sent: int
    received: tuple[ReceivedFrom, ...]
    content_received: tuple[str, ...]
    content_sent: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    notices: tuple[str, ...]
    changed: tuple[StatusChange, ...]
    unlocked: tuple[str, ...]
    milestones: tuple[Reached, ...]
    shares: tuple[ShareChange, ...]


def sync_report(synced: Synced, known: Iterable[Event], change: Change) -> SyncReport:
    """Tell what *synced* did; *known* are the events to which those that came may refer, *change* what they changed."""
    by_name = {event.id: event for event in known}
    by_name |= {event.batch: event for event in by_name.values()}
    return SyncReport(
        remote=synced.remote,
        branch=synced.branch,
        state=synced.state,
        sent=synced.sent,
        received=tuple(_received(synced.events, by_name)),
        content_received=synced.content_received,
        content_sent=synced.content_sent,
        conflicts=synced.conflicts,
        notices=synced.notices,
        changed=change.changed,
        unlocked=change.unlocked,
        milestones=change.milestones,
        shares=change.shares,
    )


def _received(events: Sequence[Event], by_name: Mapping[str, Event]) -> Iterable[ReceivedFrom]:
    devices: dict[str, list[Event]] = {}
    for event in in_order(events):
        devices.setdefault(event.device, []).append(event)
    for device, came in sorted(devices.items()):
        words = tuple(words_among(event, by_name) for event in came[-MOST_WORDS:])
        yield ReceivedFrom(device, len(came), words)
