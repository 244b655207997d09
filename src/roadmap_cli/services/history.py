"""What was done, newest first, and what undo and redo would take back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from roadmap_cli.domain.errors import NotFoundError
from roadmap_cli.domain.events import UNDO, Draft, Event
from roadmap_cli.domain.fold import cancelled, in_order


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An event as the journal has it, and whether it is taken back."""

    id: str
    n: int
    device: str
    at: str
    day: str
    kind: str
    skill: str | None
    data: dict[str, Any]
    undone: bool


@dataclass(frozen=True, slots=True)
class History:
    """The newest events first; *total* counts all that there are."""

    events: tuple[HistoryEntry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The undo event to write, and the events that it cancels or, for a redo, brings back."""

    draft: Draft
    events: tuple[Event, ...]


def history(events: Sequence[Event], *, limit: int | None) -> History:
    """Give the last *limit* events, newest first; all of them without a limit."""
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    newest = ordered[::-1][:limit]
    return History(
        tuple(
            HistoryEntry(
                event.id,
                event.n,
                event.device,
                event.at,
                event.day,
                event.kind,
                event.skill,
                dict(event.data),
                event.id in taken_back,
            )
            for event in newest
        ),
        total=len(ordered),
    )


def undo(events: Sequence[Event], *, device: str) -> TakenBack:
    """Take back what *device* did last and has not taken back yet.

    Raises NotFoundError where there is nothing left.
    """
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    for event in reversed(ordered):
        if event.device == device and event.kind != UNDO and event.id not in taken_back:
            batch = tuple(other for other in ordered if other.batch == event.batch and other.kind != UNDO)
            return TakenBack(Draft(UNDO, None, {"target": event.batch}), batch)
    message = "There is nothing to undo on this machine."
    raise NotFoundError(message, hint="See what was done with `roadmap history`.")


def redo(events: Sequence[Event], *, device: str) -> TakenBack:
    """Take back the last undo of *device* that still holds.

    Raises NotFoundError where there is none.
    """
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    undos = {event.id for event in ordered if event.kind == UNDO}
    for event in reversed(ordered):
        is_undo_of_undo = event.data.get("target") in undos
        if event.device == device and event.id in undos and not is_undo_of_undo and event.id not in taken_back:
            target = event.data.get("target")
            back = tuple(other for other in ordered if target in {other.id, other.batch})
            return TakenBack(Draft(UNDO, None, {"target": event.id}), back)
    message = "There is nothing to redo on this machine."
    raise NotFoundError(message, hint="See what was done with `roadmap history`.")


def in_words(event: Event | HistoryEntry) -> str:
    """Say in a few words what *event* recorded."""
    data = event.data
    about = f" {event.skill}" if event.skill else ""
    match event.kind:
        case "status":
            return f"{data.get('to')}{about}"
        case "note":
            return f"note on{about}: {data.get('text')}"
        case "link":
            return f"link for{about}: {data.get('url')}"
        case "follow":
            return f"{'follow' if data.get('on') else 'unfollow'} {data.get('roadmap')}"
        case "main":
            return f"use {data.get('value')}"
        case "language":
            return f"language {data.get('value')}"
        case "undo":
            return f"undo of {data.get('target')}"
        case _:
            return f"{event.kind}{about}"
